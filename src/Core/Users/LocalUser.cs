namespace Interpreter.Core.Users;

/// <summary>A reference to a user of this process: finds the live instance with each call, as a grain's reference does.</summary>
internal sealed class LocalUser(LocalUserDirectory directory, long id) : IUser
{
    public Task<Admission> AdmitRequestAsync(CancellationToken cancellationToken) =>
        CallAsync(static (user, _, token) => user.AdmitRequestAsync(token), id, cancellationToken);

    public Task<Admission> HoldSessionAsync(string sessionId, CancellationToken cancellationToken) =>
        CallAsync(static (user, session, token) => user.HoldSessionAsync(session, token), sessionId, cancellationToken);

    public Task CloseSessionAsync(string sessionId, CancellationToken cancellationToken) =>
        CallAsync(
            static async (user, session, token) =>
            {
                await user.CloseSessionAsync(session, token).ConfigureAwait(false);
                return true;
            },
            sessionId,
            cancellationToken);

    public Task<Budget> SpendAsync(Spending spending, CancellationToken cancellationToken) =>
        CallAsync(static (user, spending, token) => user.SpendAsync(spending, token), spending, cancellationToken);

    public Task<Budget> GetBudgetAsync(CancellationToken cancellationToken) =>
        CallAsync(static (user, _, token) => user.GetBudgetAsync(token), id, cancellationToken);

    public Task LimitsChangedAsync(CancellationToken cancellationToken) =>
        CallAsync(
            static async (user, _, token) =>
            {
                await user.LimitsChangedAsync(token).ConfigureAwait(false);
                return true;
            },
            id,
            cancellationToken);

    private async Task<TAnswer> CallAsync<TArgument, TAnswer>(
        Func<UserHost, TArgument, CancellationToken, Task<TAnswer>> call, TArgument argument, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var user = directory.Enter(id);
        try
        {
            return await call(user, argument, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            user.Leave();
        }
    }
}
