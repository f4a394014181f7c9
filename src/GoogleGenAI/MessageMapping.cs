using Interpreter.Core.Audio;
using Interpreter.Gemini.Live;
using Interpreter.Gemini.Live.Messages;
using Interpreter.Gemini.Live.Wire;
using Sdk = Google.GenAI.Types;

namespace Interpreter.GoogleGenAI;

/// <summary>
/// Reads the SDK's messages. They keep no order of fields: what was heard comes before what is said, and ends of a
/// turn after all that came with them.
/// </summary>
internal static class MessageMapping
{
    /// <summary>Until the server closes the connection; null where the message does not say so.</summary>
    public static TimeSpan? TimeLeft(Sdk.LiveServerMessage message) => message.GoAway is not { } goAway ? null
        : goAway.TimeLeft is { } text && ProtoDurationConverter.TryParse(text, out var left) ? left
        : TimeSpan.Zero;

    /// <summary>Adds what a message says.</summary>
    public static void Read(Sdk.LiveServerMessage message, Queue<LiveEvent> events)
    {
        if (message.SetupComplete is { } setup)
        {
            events.Enqueue(new LiveEvent.SetUp(new SetupComplete { SessionId = setup.SessionId }));
        }

        ReadContent(message.ServerContent, events);
        if (message.UsageMetadata is { } usage)
        {
            events.Enqueue(new LiveEvent.Usage(UsageMapping.Of(usage)));
        }

        ReadEnds(message.ServerContent, events);
        if (message.SessionResumptionUpdate is { } update)
        {
            events.Enqueue(new LiveEvent.Resumption(new SessionResumptionUpdate { NewHandle = update.NewHandle, Resumable = update.Resumable }));
        }

        if (TimeLeft(message) is { } left)
        {
            events.Enqueue(new LiveEvent.GoAway(new GoAway { TimeLeft = left }));
        }
    }

    private static void ReadContent(Sdk.LiveServerContent? content, Queue<LiveEvent> events)
    {
        if (content is null)
        {
            return;
        }

        if (content.Interrupted == true)
        {
            events.Enqueue(new LiveEvent.Interrupted());
        }

        if (content.InputTranscription is { } heard)
        {
            events.Enqueue(new LiveEvent.InputTranscription(new Transcription { Text = heard.Text, Finished = heard.Finished }));
        }

        foreach (var part in content.ModelTurn?.Parts ?? [])
        {
            ReadPart(part, events);
        }

        if (content.OutputTranscription is { } said)
        {
            events.Enqueue(new LiveEvent.OutputTranscription(new Transcription { Text = said.Text, Finished = said.Finished }));
        }
    }

    private static void ReadPart(Sdk.Part part, Queue<LiveEvent> events)
    {
        if (part.InlineData is { Data: { Length: > 0 } data } media && InlineDataReader.RateOf(media.MimeType ?? "audio/pcm") is var rate and > 0)
        {
            // Half a sample at the end would be noise.
            events.Enqueue(new LiveEvent.Audio(AudioFrame.Copy(data.AsSpan(0, data.Length & ~1), rate)));
        }

        if (!string.IsNullOrEmpty(part.Text))
        {
            events.Enqueue(new LiveEvent.Text(part.Text, part.Thought == true));
        }
    }

    private static void ReadEnds(Sdk.LiveServerContent? content, Queue<LiveEvent> events)
    {
        if (content?.GenerationComplete == true)
        {
            events.Enqueue(new LiveEvent.GenerationComplete());
        }

        if (content?.TurnComplete == true)
        {
            events.Enqueue(new LiveEvent.TurnComplete(content.TurnCompleteReason?.ToString()));
        }
    }
}
