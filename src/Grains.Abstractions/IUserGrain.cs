using Interpreter.Grains.Wire;

namespace Interpreter.Grains;

/// <summary>A user in a cluster: enforces the limits over all silos. Its key is the user's number.</summary>
[Alias("interpreter.IUserGrain")]
public interface IUserGrain : IGrainWithIntegerKey
{
    /// <summary>How long an answer may take that waits for nobody's turn: as long as a session gives a store.</summary>
    internal const string Answer = "00:00:05";

    /// <summary>As <see cref="Core.Users.IUser.AdmitRequestAsync"/>.</summary>
    [Alias("AdmitRequest"), ResponseTimeout("00:01:10")]
    Task<WireAdmission> AdmitRequestAsync(CancellationToken cancellationToken);

    /// <summary>As <see cref="Core.Users.IUser.HoldSessionAsync"/>.</summary>
    [Alias("HoldSession"), ResponseTimeout(Answer)]
    Task<WireAdmission> HoldSessionAsync(string sessionId, CancellationToken cancellationToken);

    /// <summary>As <see cref="Core.Users.IUser.CloseSessionAsync"/>.</summary>
    [Alias("CloseSession"), ResponseTimeout(Answer)]
    Task CloseSessionAsync(string sessionId, CancellationToken cancellationToken);

    /// <summary>As <see cref="Core.Users.IUser.SpendAsync"/>.</summary>
    [Alias("Spend"), ResponseTimeout(Answer)]
    Task<WireBudget> SpendAsync(WireSpending spending, CancellationToken cancellationToken);

    /// <summary>As <see cref="Core.Users.IUser.GetBudgetAsync"/>.</summary>
    [Alias("GetBudget"), ResponseTimeout(Answer)]
    Task<WireBudget> GetBudgetAsync(CancellationToken cancellationToken);

    /// <summary>As <see cref="Core.Users.IUser.LimitsChangedAsync"/>.</summary>
    [Alias("LimitsChanged"), ResponseTimeout(Answer)]
    Task LimitsChangedAsync(CancellationToken cancellationToken);
}
