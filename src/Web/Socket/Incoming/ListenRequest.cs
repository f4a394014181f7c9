namespace Interpreter.Web.Socket.Incoming;

/// <summary>What a listener asks for.</summary>
/// <param name="Token">The token that the session's owner gave away.</param>
/// <param name="LastSequence">The number of the last event the client has; null for a new listener.</param>
/// <param name="TakesVoice">Whether it wants voice beside captions.</param>
internal sealed record ListenRequest(string Token, long? LastSequence, bool TakesVoice)
{
    /// <summary>Without the token.</summary>
    public override string ToString() => nameof(ListenRequest);
}
