using System.Text.Json;
using System.Text.Unicode;
using Interpreter.Core.Exports.Formats;
using Interpreter.Core.Storage;

namespace Interpreter.Core.Exports.Imports;

/// <summary>Reads a session from its export in JSON. Fields that are not known are passed over.</summary>
/// <param name="Session">The session; null when it can't be imported.</param>
/// <param name="Problems">Why not.</param>
public sealed record SessionImport(ImportedSession? Session, IReadOnlyList<ImportProblem> Problems)
{
    private static readonly string[] Names = ["version", "title", "kind", "is_active", "metadata", "created_at", "updated_at", "messages"];

    private static readonly JsonReaderOptions Options = new() { MaxDepth = ImportLimits.Depth };

    // Some editors put one before all they save.
    private static ReadOnlySpan<byte> ByteOrderMark => "\uFEFF"u8;

    /// <summary>Reads a session, and checks every field as if it were entered by hand.</summary>
    /// <param name="json">The export, in UTF-8; at most <see cref="ImportLimits.Bytes"/>, which the caller sees to.</param>
    /// <param name="now">The time; nothing was said later.</param>
    public static SessionImport Read(ReadOnlySpan<byte> json, DateTimeOffset now)
    {
        var problems = new ImportProblems();
        if (json.StartsWith(ByteOrderMark))
        {
            json = json[ByteOrderMark.Length..];
        }

        if (!Utf8.IsValid(json))
        {
            return new(null, [new("", ImportFault.NotJson)]);
        }

        try
        {
            var session = Read(json, now, problems);
            return problems.All.Count == 0 ? new(session, []) : new(null, problems.All);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // InvalidOperationException is what the reader says to a field's name with half of a surrogate pair.
            return new(null, [new("", ImportFault.NotJson)]);
        }
    }

    private static ImportedSession? Read(ReadOnlySpan<byte> json, DateTimeOffset now, ImportProblems problems)
    {
        var reader = new Utf8JsonReader(json, Options);
        if (!reader.Read() || reader.TokenType is not JsonTokenType.StartObject)
        {
            throw new JsonException("No object.");
        }

        // One message at a time is taken apart; the rest of the object is small, and waits for its end.
        var messages = (List<NewMessage>?)null;
        var rest = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var name = NameOf(ref reader);
            reader.Read();
            if (name == "messages" && reader.TokenType is JsonTokenType.StartArray)
            {
                messages = ReadMessages(ref reader, now, problems);
                rest.Remove(name);
            }
            else if (name is null)
            {
                reader.Skip();
            }
            else
            {
                rest[name] = JsonElement.ParseValue(ref reader);
                messages = name == "messages" ? null : messages;
            }
        }

        if (reader.Read())
        {
            throw new JsonException("More than an object.");
        }

        if (messages is null)
        {
            problems.Add("messages", rest.TryGetValue("messages", out var other) && other.ValueKind is not JsonValueKind.Null ? ImportFault.NotList : ImportFault.Required);
        }

        return ReadSession(new ImportFields(name => rest.TryGetValue(name, out var field) ? field : null, "", problems), messages ?? [], now, problems);
    }

    private static ImportedSession ReadSession(ImportFields fields, List<NewMessage> messages, DateTimeOffset now, ImportProblems problems)
    {
        if (fields.Find("version") is not { } version)
        {
            problems.Add("version", ImportFault.Required);
        }
        else if (version.ValueKind is not JsonValueKind.Number || !version.TryGetInt32(out var number) || number != JsonFormat.Version)
        {
            problems.Add("version", ImportFault.UnknownVersion, JsonFormat.Version);
        }

        return new ImportedSession(fields.Text("title", StorageLimits.Title, mayBeBlank: false))
        {
            Kind = fields.Choice<SessionKind>("kind", SessionKind.Chat),
            IsActive = fields.Boolean("is_active", otherwise: true),
            Metadata = fields.Metadata("metadata"),
            CreatedAt = fields.Time("created_at", now),
            UpdatedAt = fields.Time("updated_at", now),
            Messages = messages,
        };
    }

    private static string? NameOf(ref Utf8JsonReader reader)
    {
        foreach (var name in Names)
        {
            if (reader.ValueTextEquals(name))
            {
                return name;
            }
        }

        return null;
    }

    private static List<NewMessage> ReadMessages(ref Utf8JsonReader reader, DateTimeOffset now, ImportProblems problems)
    {
        var messages = new List<NewMessage>();
        for (var index = 0; reader.Read() && reader.TokenType is not JsonTokenType.EndArray; index++)
        {
            if (problems.IsFull || index > ImportLimits.Messages)
            {
                reader.Skip();
                continue;
            }

            if (index == ImportLimits.Messages)
            {
                problems.Add("messages", ImportFault.TooMany, ImportLimits.Messages);
                reader.Skip();
                continue;
            }

            using var message = JsonDocument.ParseValue(ref reader);
            if (message.RootElement.ValueKind is JsonValueKind.Object)
            {
                messages.Add(MessageImport.Read(new ImportFields(message.RootElement, $"messages[{index}].", problems), now, problems));
            }
            else
            {
                problems.Add($"messages[{index}]", ImportFault.NotObject);
            }
        }

        return messages;
    }
}
