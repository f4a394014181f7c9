using Interpreter.Core.Users;
using Interpreter.Grains.Wire;

namespace Interpreter.Grains;

/// <summary>A user, by its grain.</summary>
internal sealed class GrainUser(IUserGrain grain) : IUser
{
    public async Task<Admission> AdmitRequestAsync(CancellationToken cancellationToken) => (await grain.AdmitRequestAsync(cancellationToken).ConfigureAwait(false)).Read();

    public async Task<Admission> HoldSessionAsync(string sessionId, CancellationToken cancellationToken) =>
        (await grain.HoldSessionAsync(sessionId, cancellationToken).ConfigureAwait(false)).Read();

    public Task CloseSessionAsync(string sessionId, CancellationToken cancellationToken) => grain.CloseSessionAsync(sessionId, cancellationToken);

    public async Task<Budget> SpendAsync(Spending spending, CancellationToken cancellationToken) =>
        (await grain.SpendAsync(WireSpending.Of(spending), cancellationToken).ConfigureAwait(false)).Read();

    public async Task<Budget> GetBudgetAsync(CancellationToken cancellationToken) => (await grain.GetBudgetAsync(cancellationToken).ConfigureAwait(false)).Read();

    public Task LimitsChangedAsync(CancellationToken cancellationToken) => grain.LimitsChangedAsync(cancellationToken);
}
