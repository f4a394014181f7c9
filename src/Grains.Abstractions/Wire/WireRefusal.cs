using Interpreter.Core.Sessions;
using Interpreter.Core.Users;

namespace Interpreter.Grains.Wire;

/// <summary>Why a session is not taken.</summary>
/// <param name="Message">A sentence for its user: why, and what to do.</param>
/// <param name="Admission">The user's refusal; null where it is the silo's, and another may take the session.</param>
[GenerateSerializer, Immutable, Alias("interpreter.Refusal")]
public sealed record WireRefusal([property: Id(0)] string Message, [property: Id(1)] WireAdmission? Admission)
{
    /// <summary>Writes a refusal.</summary>
    public static WireRefusal Of(SessionLimitException limit)
    {
        ArgumentNullException.ThrowIfNull(limit);
        return new(limit.Message, limit is UserLimitException user ? WireAdmission.Of(user.Admission) : null);
    }

    /// <summary>Reads the refusal.</summary>
    public SessionLimitException Read() =>
        Admission?.Read() is { Refused: { } limit } admission ? new UserLimitException(limit, admission) : new SessionLimitException(Message);
}
