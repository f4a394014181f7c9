namespace Interpreter.LimitBench;

/// <summary>What came of a load.</summary>
/// <param name="Name">What it was.</param>
/// <param name="Limit">Requests a minute that each user may send.</param>
/// <param name="Users">How many users asked.</param>
/// <param name="Most">How many requests may have passed at most: the bursts, and what came back meanwhile.</param>
/// <param name="Allowed">How many did.</param>
/// <param name="Refused">How many were told 429.</param>
/// <param name="Others">How many were told something else: none should be.</param>
/// <param name="AllowedP50">Half of the allowed were answered within so many ms.</param>
/// <param name="AllowedP99">99 % of them.</param>
/// <param name="RefusedP50">Half of the refused were answered within so many ms.</param>
/// <param name="RefusedP99">99 % of them.</param>
/// <param name="PerSecond">Requests answered a second.</param>
internal sealed record Round(
    string Name, int Limit, int Users, long Most, long Allowed, long Refused, long Others, double AllowedP50, double AllowedP99, double RefusedP50, double RefusedP99, double PerSecond)
{
    public bool Holds => Allowed <= Most && Others == 0;
}
