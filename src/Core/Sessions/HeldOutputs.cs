using Interpreter.Core.Storage;

namespace Interpreter.Core.Sessions;

/// <summary>
/// Lets a session's outputs out in order, the end of a turn not before the turn is stored: nothing that a client was told is
/// over can get lost with the process. A store that is slow holds a session up for two seconds a turn and no longer; what it
/// stores later is then told nobody.
/// </summary>
internal sealed class HeldOutputs(ISessionEffects effects)
{
    // Longer than any sound database takes, shorter than a speaker's patience.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    // About two seconds of a model that speaks four times as fast as it is heard, with its captions, several times over.
    private const int MaxWaiting = 2048;

    private readonly Queue<Held> _waiting = new();

    /// <summary>Whether anything is held back.</summary>
    public bool IsHolding => _waiting.Count > 0;

    /// <summary>When what is first in the row is let go at the latest.</summary>
    public TimeSpan? Deadline => _waiting.TryPeek(out var first) ? first.By : null;

    /// <summary>Tells, after whatever is held back.</summary>
    public void Emit(SessionOutput output)
    {
        if (_waiting.Count == 0)
        {
            effects.Emit(output);
            return;
        }

        if (_waiting.Count == MaxWaiting)
        {
            Release();
            effects.Emit(output);
            return;
        }

        _waiting.Enqueue(new Held(output));
    }

    /// <summary>Tells when all of some work is done, which is begun here.</summary>
    public void EmitAfter(SessionOutput output, IEnumerable<SessionWork> work, TimeSpan now)
    {
        var held = new Held(output) { By = now + Patience };
        held.Awaited.AddRange(work);
        if (held.Awaited.Count == 0)
        {
            Emit(output);
            return;
        }

        _waiting.Enqueue(held);
        foreach (var piece in held.Awaited.ToArray())
        {
            effects.Begin(piece);
        }
    }

    /// <summary>Some work is done, or given up.</summary>
    public void Done(SessionOutcome outcome)
    {
        foreach (var held in _waiting)
        {
            if (held.Awaited.Remove(outcome.Work))
            {
                held.Output = outcome is SessionOutcome.Stored stored ? WithStored(held.Output, stored.Messages) : held.Output;
                break;
            }
        }

        LetGo();
    }

    /// <summary>Lets go of what has waited long enough.</summary>
    public void Tick(TimeSpan now)
    {
        foreach (var held in _waiting)
        {
            if (held.By <= now)
            {
                held.Awaited.Clear();
            }
        }

        LetGo();
    }

    /// <summary>Lets go of everything.</summary>
    public void Release()
    {
        while (_waiting.TryDequeue(out var held))
        {
            effects.Emit(held.Output);
        }
    }

    private void LetGo()
    {
        while (_waiting.TryPeek(out var first) && first.Awaited.Count == 0)
        {
            _waiting.Dequeue();
            effects.Emit(first.Output);
        }
    }

    private static SessionOutput WithStored(SessionOutput output, IReadOnlyList<ChatMessage> messages) => (output, messages) switch
    {
        (SessionOutput.TurnCompleted turn, [var answer]) => turn with { Answer = answer },
        (SessionOutput.TurnCompleted turn, [var question, var answer]) => turn with { Question = question, Answer = answer },
        _ => output,
    };

    private sealed class Held(SessionOutput output)
    {
        public SessionOutput Output { get; set; } = output;

        public List<SessionWork> Awaited { get; } = [];

        public TimeSpan? By { get; init; }
    }
}
