using Interpreter.Core.Storage;
using Interpreter.Core.Text;
using Interpreter.Core.Upstream;
using Interpreter.Core.Users;

namespace Interpreter.Core.Hosting;

/// <summary>Whom sessions ask.</summary>
/// <param name="Connector">Opens connections to the model that speaks.</param>
internal sealed record SessionServices(IUpstreamConnector Connector)
{
    /// <summary>The model that writes; null where there are no chats.</summary>
    public ITextModel? Text { get; init; }

    /// <summary>Stored sessions; null where nothing is stored.</summary>
    public ISessionStore? Sessions { get; init; }

    /// <summary>Stored messages; null where nothing is stored.</summary>
    public IMessageStore? Messages { get; init; }

    /// <summary>The users and their limits; null where nothing is limited.</summary>
    public IUserDirectory? Users { get; init; }
}
