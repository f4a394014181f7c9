using System.Data.Common;
using Interpreter.Core.Users;
using Interpreter.Grains.Wire;
using Microsoft.Extensions.Logging;
using Orleans.Concurrency;

namespace Interpreter.Grains;

/// <summary>
/// A user on a silo. What is counted is kept in the product's own database, as in one process, and not as the grain's state:
/// there, what two activations counted is added up, and it goes with the account.
/// </summary>
[GrainType("user"), Reentrant]
internal sealed partial class UserGrain(UserEngine engine, ILogger<UserGrain> logger) : Grain, IUserGrain
{
    private IHostedUser _user = null!;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _user = engine.Host(this.GetPrimaryKeyLong());
        this.RegisterGrainTimer(
            static (user, _) => user.RefreshAsync(), _user, new GrainTimerCreationOptions(engine.Options.LookEvery, engine.Options.LookEvery) { Interleave = true });
        return Task.CompletedTask;
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        using (_user)
        {
            try
            {
                await _user.StoreAsync().WaitAsync(cancellationToken);
            }
            catch (OperationCanceledException)
            {
                NotStored(logger, this.GetPrimaryKeyLong());
            }
        }
    }

    public async Task<WireAdmission> AdmitRequestAsync(CancellationToken cancellationToken) =>
        WireAdmission.Of(await ReadAsync(_user.AdmitRequestAsync(cancellationToken)));

    public async Task<WireAdmission> HoldSessionAsync(string sessionId, CancellationToken cancellationToken) =>
        WireAdmission.Of(await ReadAsync(_user.HoldSessionAsync(sessionId, cancellationToken)));

    public Task CloseSessionAsync(string sessionId, CancellationToken cancellationToken) => ReadAsync(_user.CloseSessionAsync(sessionId, cancellationToken));

    public async Task<WireBudget> SpendAsync(WireSpending spending, CancellationToken cancellationToken) =>
        WireBudget.Of(await ReadAsync(_user.SpendAsync(spending.Read(), cancellationToken)));

    public async Task<WireBudget> GetBudgetAsync(CancellationToken cancellationToken) => WireBudget.Of(await ReadAsync(_user.GetBudgetAsync(cancellationToken)));

    public Task LimitsChangedAsync(CancellationToken cancellationToken) => ReadAsync(_user.LimitsChangedAsync(cancellationToken));

    private static async Task<T> ReadAsync<T>(Task<T> answer)
    {
        await ReadAsync((Task)answer);
        return await answer;
    }

    // A database's own exceptions are known to whoever has its driver; a caller need not.
    private static async Task ReadAsync(Task answer)
    {
        try
        {
            await answer;
        }
        catch (Exception exception) when (exception is DbException or TimeoutException)
        {
            throw new UserUnreadException(exception.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What user {UserId} has used was not stored in the time that the silo had to stop.")]
    private static partial void NotStored(ILogger logger, long userId);
}
