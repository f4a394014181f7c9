using System.Runtime.CompilerServices;
using Interpreter.Core.Audio;
using Interpreter.Core.Upstream;
using Interpreter.Gemini.Live;
using Interpreter.Gemini.Live.Messages;

namespace Interpreter.Gemini.Upstream;

/// <summary>A connection to Gemini Live, as sessions want it. One sender at a time.</summary>
internal sealed class GeminiUpstream(ILiveConnection connection, GeminiEndpoint endpoint, UpstreamSetup setup) : IUpstream
{
    // Texts typed while the speaker speaks; more is a flood.
    private const int MaxHeldTexts = 16;

    private static readonly TimeSpan ClosingSilence = TimeSpan.FromSeconds(1);

    private readonly EventMapping _mapping = new();
    private readonly Queue<string> _heldTexts = [];
    private bool _speaking;

    public bool TrySendAudio(AudioFrame frame) => connection.TrySendAudio(frame);

    public bool TrySend(UpstreamInput input) => input switch
    {
        UpstreamInput.Text text => TrySendText(text.Value),
        UpstreamInput.AudioStreamEnd when setup.AutomaticActivityDetection => endpoint.TakesAudioStreamEnd ? connection.TrySend(new LiveInput.AudioStreamEnd()) : TrySendSilence(),
        UpstreamInput.ActivityStart when !setup.AutomaticActivityDetection => TryStartActivity(),
        UpstreamInput.ActivityEnd when !setup.AutomaticActivityDetection => TryEndActivity(),
        _ => throw new InvalidOperationException(
            $"{input.GetType().Name} contradicts the setup: {nameof(setup.AutomaticActivityDetection)} is {setup.AutomaticActivityDetection}."),
    };

    public async IAsyncEnumerable<UpstreamEvent> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var live in connection.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            if (_mapping.ToUpstream(live) is { } mapped)
            {
                yield return mapped;
            }
        }
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private bool TryStartActivity()
    {
        _speaking = true;
        return connection.TrySend(new LiveInput.ActivityStart());
    }

    private bool TryEndActivity()
    {
        _speaking = false;
        var sent = connection.TrySend(new LiveInput.ActivityEnd());
        while (sent && _heldTexts.TryDequeue(out var text))
        {
            sent = TrySendText(text);
        }

        return sent;
    }

    private bool TrySendText(string text)
    {
        if (!setup.Model.TakesText)
        {
            throw new InvalidOperationException($"{setup.Model.Id} takes no text.");
        }

        if (_speaking)
        {
            // Text between activityStart and activityEnd is never answered (chiche's measurements on 3.8: 0 of 3).
            if (_heldTexts.Count == MaxHeldTexts)
            {
                return false;
            }

            _heldTexts.Enqueue(text);
            return true;
        }

        return connection.TrySend(endpoint.TakesRealtimeText
            ? new LiveInput.Text(text)
            : new LiveInput.Turns(new ClientContent { Turns = [Content.OfText("user", text)], TurnComplete = true }));
    }

    // Without audioStreamEnd the model ends a turn only on silence that it hears.
    private bool TrySendSilence()
    {
        const int SampleRate = 16_000;
        var silence = AudioFrame.Rent((int)ClosingSilence.TotalSeconds * SampleRate * sizeof(short), SampleRate);
        silence.Memory.Span.Clear();
        var sent = connection.TrySendAudio(silence);
        silence.Release();
        return sent;
    }
}
