using Interpreter.GeminiSimulator.Live;
using Interpreter.GeminiSimulator.Protocol;

namespace Interpreter.GeminiSimulator.Auth;

/// <summary>An ephemeral token: what it allows, until when, and how often.</summary>
internal sealed class AuthToken(AuthTokenGrant grant, TimeProvider time)
{
    private int _uses;

    /// <summary>True: still valid for messages, though perhaps not for a new session.</summary>
    public bool IsAlive => time.GetUtcNow() < grant.Expires;

    /// <summary>Puts what the token fixes in place of what the client asked; counts a use unless it resumes.</summary>
    /// <exception cref="LiveClosure">The token may not open another session.</exception>
    public ProtoObject Constrain(ProtoObject asked)
    {
        var resumes = asked.Object("sessionResumption")?.Text("handle") is { Length: > 0 };
        if (!resumes && !TryUse())
        {
            throw new LiveClosure(1008, ApiError.InvalidToken().Message);
        }

        if (grant.Setup is not { } locked)
        {
            return asked;
        }

        if (grant.Mask.Count == 0)
        {
            // Everything is fixed; only the handle can come from nobody but the client.
            return ProtoMerge.Overlay(new(), locked, asked.Object("sessionResumption"));
        }

        foreach (var path in grant.Mask)
        {
            ProtoMerge.Copy(locked, asked, path.Split('.'));
        }

        return asked;
    }

    private bool TryUse() =>
        time.GetUtcNow() < grant.NewSessionExpires
        && (grant.Uses == 0 || Interlocked.Increment(ref _uses) <= grant.Uses);
}
