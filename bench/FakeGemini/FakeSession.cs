using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Sockets;
using Interpreter.Wire;

namespace Interpreter.FakeGemini;

/// <summary>
/// One connection. An utterance ends with audioStreamEnd, or with silence that is heard; its answer then runs
/// steadily, 20 audio frames and 10 transcriptions a second, until the next utterance ends.
/// </summary>
internal sealed class FakeSession(Socket socket, Action<FakeSession> ended) : WebSocketPeer(socket, new FrameReader())
{
    // 300 ms of the load's frames, the hangover of the server's own gate.
    private const int QuietFramesToEnd = 6;

    // Far more than a session has when it answers; samples beyond are of an answer that never begins.
    private const int MaxSamples = 256;

    private static readonly long Interval = Stopwatch.Frequency / 30;

    private readonly ConcurrentQueue<uint> _upLatencies = new();
    private uint _lastUp;
    private int _lost;
    private bool _spoken;
    private int _quiet;
    private int _utterances;

    private int _answered;
    private long _dueAt;
    private uint _ticks;
    private uint _audioFrames;

    protected override bool IsClient => false;

    /// <summary>Sends what is due.</summary>
    public void Tick(long now, AnswerFrames frames)
    {
        var utterances = Volatile.Read(ref _utterances);
        if (utterances != _answered)
        {
            if (_answered > 0)
            {
                TrySend(frames.End);
            }
            else
            {
                _dueAt = now;
            }

            _answered = utterances;
        }

        while (_answered > 0 && _dueAt <= now)
        {
            _dueAt += Interval;
            Send(frames);
        }
    }

    protected override void Take(Opcode kind, ReadOnlySpan<byte> message)
    {
        if (Marker.TryReadBase64(message, out var marker))
        {
            Hear(marker);
        }
        else if (message.IndexOf("\"audio\""u8) >= 0)
        {
            if (_spoken && ++_quiet == QuietFramesToEnd)
            {
                EndUtterance();
            }
        }
        else if (message.IndexOf("audioStreamEnd"u8) >= 0)
        {
            if (_spoken)
            {
                EndUtterance();
            }
        }
        else if (message.IndexOf("\"setup\""u8) >= 0)
        {
            TrySend(AnswerFrames.SetupComplete);
        }
    }

    protected override void End(int code) => ended(this);

    private void Hear(in Marker marker)
    {
        var latency = Marker.MicrosecondsSince(marker.SentAt);
        if (_upLatencies.Count < MaxSamples)
        {
            _upLatencies.Enqueue(Math.Max(1, latency));
        }

        if (_lastUp != 0 && marker.Sequence != _lastUp + 1)
        {
            Interlocked.Increment(ref _lost);
        }

        _lastUp = marker.Sequence;
        _spoken = true;
        _quiet = 0;
    }

    private void EndUtterance()
    {
        _spoken = false;
        _quiet = 0;
        Interlocked.Increment(ref _utterances);
    }

    private void Send(AnswerFrames frames)
    {
        var tick = _ticks++;
        if (tick % 3 != 2)
        {
            var up = default(UpLatencies);
            for (var i = 0; i < UpLatencies.Capacity && _upLatencies.TryDequeue(out var latency); i++)
            {
                up[i] = latency;
            }

            TrySend(frames.Audio(new Marker(++_audioFrames, Marker.Now, (uint)Volatile.Read(ref _lost), up)));
        }
        else
        {
            TrySend(tick % 2 == 0 ? frames.InputTranscription : frames.OutputTranscription);
        }
    }
}
