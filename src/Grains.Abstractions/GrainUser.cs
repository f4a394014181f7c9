using Interpreter.Core.Users;
using Interpreter.Grains.Wire;

namespace Interpreter.Grains;

/// <summary>
/// A user, by its grain. A call whose silo is lost is made again where the user comes to life next: at worst, what was counted
/// there and not answered is counted twice.
/// </summary>
/// <param name="grain">The grain.</param>
/// <param name="admission">How long a request may wait for its turn, and the answer be on its way.</param>
/// <param name="time">The clock.</param>
internal sealed class GrainUser(IUserGrain grain, TimeSpan admission, TimeProvider time) : IUser
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(250);

    // As long as membership takes to notice a lost silo, twice over.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public async Task<Admission> AdmitRequestAsync(CancellationToken cancellationToken) =>
        (await CallAsync(() => grain.AdmitRequestAsync(cancellationToken).WaitAsync(admission, time, cancellationToken), cancellationToken).ConfigureAwait(false)).Read();

    public async Task<Admission> HoldSessionAsync(string sessionId, CancellationToken cancellationToken) =>
        (await CallAsync(() => grain.HoldSessionAsync(sessionId, cancellationToken), cancellationToken).ConfigureAwait(false)).Read();

    public Task CloseSessionAsync(string sessionId, CancellationToken cancellationToken) =>
        CallAsync(() => AnsweredAsync(grain.CloseSessionAsync(sessionId, cancellationToken)), cancellationToken);

    public async Task<Budget> SpendAsync(Spending spending, CancellationToken cancellationToken) =>
        (await CallAsync(() => grain.SpendAsync(WireSpending.Of(spending), cancellationToken), cancellationToken).ConfigureAwait(false)).Read();

    public async Task<Budget> GetBudgetAsync(CancellationToken cancellationToken) =>
        (await CallAsync(() => grain.GetBudgetAsync(cancellationToken), cancellationToken).ConfigureAwait(false)).Read();

    public Task LimitsChangedAsync(CancellationToken cancellationToken) =>
        CallAsync(() => AnsweredAsync(grain.LimitsChangedAsync(cancellationToken)), cancellationToken);

    private static async Task<bool> AnsweredAsync(Task call)
    {
        await call.ConfigureAwait(false);
        return true;
    }

    private async Task<T> CallAsync<T>(Func<Task<T>> call, CancellationToken cancellationToken)
    {
        long? failedAt = null;
        while (true)
        {
            try
            {
                cancellationToken.ThrowIfCancellationRequested();
                return await call().ConfigureAwait(false);
            }
            catch (UserUnreadException exception)
            {
                throw new UserUnreachableException(exception.Message, exception);
            }
            catch (Exception exception) when (SiloLoss.Is(exception) && !cancellationToken.IsCancellationRequested)
            {
                failedAt ??= time.GetTimestamp();
                if (time.GetElapsedTime(failedAt.Value) > Patience)
                {
                    throw new UserUnreachableException("The user's silo is lost, and no other has taken the user up.", exception);
                }

                await Task.Delay(RetryDelay, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
