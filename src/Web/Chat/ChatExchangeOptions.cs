namespace Interpreter.Web.Chat;

/// <summary>How requests wait for a chat.</summary>
public sealed record ChatExchangeOptions
{
    /// <summary>How long a request may take in all, waiting its turn included.</summary>
    /// <value>The default is 120 s: longer than the model is given for all its attempts.</value>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>How often a stream that has nothing to say shows that it lives, so that no proxy gives it up.</summary>
    /// <value>The default is 15 s; proxies wait 30 s or more.</value>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(15);
}
