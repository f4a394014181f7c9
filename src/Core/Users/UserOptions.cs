using Interpreter.Core.Pricing;

namespace Interpreter.Core.Users;

/// <summary>How users are limited, and how long what is known of them is kept.</summary>
public sealed record UserOptions
{
    /// <summary>Everybody's limits.</summary>
    /// <value>The default is 60 requests a minute and 10 sessions; a day is not limited.</value>
    public UserLimits Limits { get; init; } = new() { RequestsPerMinute = 60, ConcurrentSessions = 10 };

    /// <summary>How long a request may wait for its turn. One whose turn comes later is refused at once.</summary>
    /// <value>The default is 10 seconds.</value>
    public TimeSpan RequestWait { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How many requests of a user may wait; more are refused.</summary>
    /// <value>The default is 1000: a few hundred bytes each.</value>
    public int MaxWaiting { get; init; } = 1000;

    /// <summary>How long a session is counted that was not heard of.</summary>
    /// <value>The default is 3 minutes: three of its calls were missed.</value>
    public TimeSpan HoldFor { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>How long after a change it is stored, with all that came in between.</summary>
    /// <value>The default is 1 second.</value>
    public TimeSpan StoreAfter { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long after a failure to store it is tried again.</summary>
    /// <value>The default is 10 seconds.</value>
    public TimeSpan StoreAgainAfter { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// True: what is allowed is stored before it is told, and the sessions held are stored as well, so that no more passes
    /// where a user is lost with its process and comes to life in another. Sessions outlive the process then.
    /// </summary>
    /// <value>The default is false: sessions, and who holds them, end together.</value>
    public bool StoresFirst { get; init; }

    /// <summary>How long an answer waits to be stored first. Later it is told all the same: a database that hangs stops nobody.</summary>
    /// <value>The default is 2 seconds.</value>
    public TimeSpan StoreFirstFor { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long the database may take for an answer.</summary>
    /// <value>The default is 30 seconds.</value>
    public TimeSpan StoreTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often users are looked at: who rests is let go, of others the limits are read anew.</summary>
    /// <value>The default is 1 minute.</value>
    public TimeSpan LookEvery { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long after the last call a user without sessions is let go from memory. At least a minute, in which the bucket of requests fills.</summary>
    /// <value>The default is 5 minutes.</value>
    public TimeSpan RestAfter { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>What models cost.</summary>
    public PriceTable Prices { get; init; } = new(new Dictionary<string, ModelPrice>());
}
