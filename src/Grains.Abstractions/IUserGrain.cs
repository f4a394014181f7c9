using Interpreter.Grains.Wire;

namespace Interpreter.Grains;

/// <summary>A user in a cluster: enforces the limits over all silos. Its key is the user's number.</summary>
[Alias("interpreter.IUserGrain")]
public interface IUserGrain : IGrainWithIntegerKey
{
    /// <summary>As <see cref="Core.Users.IUser.AdmitRequestAsync"/>.</summary>
    [Alias("AdmitRequest")]
    Task<WireAdmission> AdmitRequestAsync(CancellationToken cancellationToken);

    /// <summary>As <see cref="Core.Users.IUser.HoldSessionAsync"/>.</summary>
    [Alias("HoldSession")]
    Task<WireAdmission> HoldSessionAsync(string sessionId, CancellationToken cancellationToken);

    /// <summary>As <see cref="Core.Users.IUser.CloseSessionAsync"/>.</summary>
    [Alias("CloseSession")]
    Task CloseSessionAsync(string sessionId, CancellationToken cancellationToken);

    /// <summary>As <see cref="Core.Users.IUser.SpendAsync"/>.</summary>
    [Alias("Spend")]
    Task<WireBudget> SpendAsync(WireSpending spending, CancellationToken cancellationToken);

    /// <summary>As <see cref="Core.Users.IUser.GetBudgetAsync"/>.</summary>
    [Alias("GetBudget")]
    Task<WireBudget> GetBudgetAsync(CancellationToken cancellationToken);

    /// <summary>As <see cref="Core.Users.IUser.LimitsChangedAsync"/>.</summary>
    [Alias("LimitsChanged")]
    Task LimitsChangedAsync(CancellationToken cancellationToken);
}
