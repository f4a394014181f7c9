namespace Interpreter.Core.Upstream;

/// <summary>Which quota is used up, told by what helps.</summary>
public enum QuotaScope
{
    /// <summary>Requests or tokens of a minute: waiting for seconds helps.</summary>
    Minute,

    /// <summary>Requests or tokens of a day: only the next day helps.</summary>
    Day,

    /// <summary>Credits, a spending cap, or a model that the plan leaves out: a person must act.</summary>
    Plan,
}
