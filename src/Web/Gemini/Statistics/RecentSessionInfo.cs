using System.Text.Json.Serialization;
using Interpreter.Core.Storage;

namespace Interpreter.Web.Gemini.Statistics;

/// <summary>A session, as statistics show it.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Title">Its title.</param>
/// <param name="MessagesCount">How many messages it holds.</param>
/// <param name="UpdatedAt">When it or its messages last changed, in UTC.</param>
internal sealed record RecentSessionInfo(
    long Id,
    string Title,
    [property: JsonPropertyName("messages_count")] long MessagesCount,
    [property: JsonPropertyName("updated_at")] DateTime UpdatedAt)
{
    public static RecentSessionInfo Of(RecentSession session) => new(session.Id, session.Title, session.MessagesCount, session.UpdatedAt.UtcDateTime);
}
