using Interpreter.Core.Sessions;
using Interpreter.Web.Socket;
using Interpreter.Web.Socket.Outgoing;

namespace Interpreter.Web.Listening;

/// <summary>Writes a session's outputs as listeners get them: what is said in either language, and nothing of its owner's. One caller at a time.</summary>
internal sealed class BroadcastWriter : IDisposable
{
    private static readonly ClientMode Mode = new(Extended: true, BinaryAudio: true) { Listens = true };

    private readonly PooledBuffer _buffer = new();
    private readonly ServerMessageWriter _writer;

    // A session that comes back on another silo may end a turn again, for an owner who had missed it.
    private long _lastEnded;

    public BroadcastWriter() => _writer = new(_buffer);

    /// <summary>Writes an output, and releases its frame; null where listeners do not get it.</summary>
    public BroadcastItem? Write(SessionOutput output)
    {
        var speech = output as SessionOutput.Speech;
        try
        {
            if (IsOld(output) || !_writer.TryWrite(output, Mode))
            {
                return null;
            }

            var message = _buffer.Written.ToArray();
            return new(output.Sequence, message, speech is null ? null : new(speech.Turn, speech.Frame.Memory.ToArray(), speech.Frame.SampleRate));
        }
        finally
        {
            _buffer.Return();
            speech?.Frame.Release();
        }
    }

    public void Dispose() => _writer.Dispose();

    private bool IsOld(SessionOutput output)
    {
        switch (output)
        {
            case SessionOutput.TurnCompleted turn when turn.Turn > _lastEnded:
                _lastEnded = turn.Turn;
                return false;
            case SessionOutput.TurnCompleted:
                return true;
            default:
                return false;
        }
    }
}
