using System.Text;
using Interpreter.GeminiSimulator.Protocol;

namespace Interpreter.GeminiSimulator.Live;

/// <summary>Turns a connection's first message into a session.</summary>
internal sealed class SessionOpening(
    LiveDialect dialect, LiveServices services, LiveHub hub, Func<ProtoObject, ProtoObject> constrain)
{
    /// <exception cref="LiveClosure">The message is no setup, or asks for what cannot be had.</exception>
    public OpenSession Open(ReadOnlyMemory<byte> message, Outbox outbox)
    {
        if (Parse(message).Object("setup") is not { } asked)
        {
            throw new LiveClosure(1007, "setup must be the first message and only the first");
        }

        var number = hub.Record(Encoding.UTF8.GetString(message.Span));
        var setup = LiveSetupReader.Read(constrain(asked), dialect);
        var (identity, conversation) = Identify(setup);
        var wire = new LiveWire(outbox, dialect.IsVertex);
        var context = new LiveContext(setup, identity, conversation, services.Handles, wire);
        var composer = new AnswerComposer(services.Book, services.VoiceOf(dialect), setup);
        var timing = new AnswerTiming(services.Options.AnswerDelay, services.Options.AnswerPace);
        var tape = new LiveTape(services.Options.Recorder, number);
        var answerer = new Answerer(setup, composer, context, wire, timing, tape, services.Time);
        services.Options.Recorder?.Opened(number, setup.Handle is not null);
        return new(identity, new(setup, context, answerer, wire, tape), context, answerer);
    }

    /// <exception cref="LiveClosure">The message is not one of the live protocol.</exception>
    public static ProtoObject Parse(ReadOnlyMemory<byte> message)
    {
        try
        {
            return ProtoReader.Read(message, LiveSchema.ClientMessage);
        }
        catch (ProtoException exception)
        {
            throw new LiveClosure(1007, exception.Violations[0].Description);
        }
    }

    private (SessionIdentity Identity, Conversation Conversation) Identify(LiveSetup setup)
    {
        if (setup.Handle is null)
        {
            var fresh = new SessionIdentity(setup.Model.Id);
            fresh.TryConnect();
            return (fresh, new Conversation { InstructionTokens = setup.InstructionTokens });
        }

        if (!services.Handles.TryFind(setup.Handle, out var checkpoint))
        {
            throw new LiveClosure(1008, "Requested entity was not found.");
        }

        if (checkpoint.Session.Model != setup.Model.Id)
        {
            throw LiveClosure.InvalidArgument();
        }

        // Seen on the real service when the old socket was still open.
        return checkpoint.Session.TryConnect()
            ? (checkpoint.Session, checkpoint.Conversation)
            : throw new LiveClosure(1011, "Internal error encountered.");
    }
}
