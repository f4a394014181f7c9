namespace Interpreter.GeminiSimulator.Live;

/// <summary>The context of a running session: it grows, is compressed, and is offered for resumption.</summary>
internal sealed class LiveContext(
    LiveSetup setup, SessionIdentity session, Conversation conversation, ResumptionStore handles, LiveWire wire)
{
    private Conversation _conversation = conversation;

    public void AddUser(Modality modality, int tokens) => Become(_conversation.WithUser(modality, tokens));

    public void AddModel(int audioTokens) => Become(_conversation.WithModel(Modality.Audio, audioTokens));

    public Usage UsageOf(int responseTokens) => _conversation.UsageOf(responseTokens);

    /// <summary>Tells the client the handle from which this very context continues.</summary>
    public void Checkpoint() => Update(setup.WantsResumption ? handles.Add(session, _conversation) : null);

    /// <summary>Tells the client that the session cannot be resumed while an answer is made.</summary>
    public void Pause() => Update(null);

    private void Update(string? handle)
    {
        if (setup.WantsResumption)
        {
            wire.Send(ServerMessages.ResumptionUpdate(handle));
        }
    }

    private void Become(Conversation conversation)
    {
        _conversation = setup.CompressionTrigger is { } trigger
            ? conversation.Compressed(trigger, setup.CompressionTarget)
            : conversation;
        if (_conversation.Total > setup.Model.InputTokenLimit)
        {
            wire.Close(LiveClosure.InvalidArgument());
        }
    }
}
