using System.Collections.Concurrent;
using Interpreter.Core.Tests.Chat;
using Interpreter.Core.Users;

namespace Interpreter.Core.Tests.Conversations;

/// <summary>One user, who may do what the test says; keeps what was told.</summary>
internal sealed class ScriptedUsers : IUserDirectory, IUser
{
    /// <summary>Ids of the sessions that are held.</summary>
    public ConcurrentDictionary<string, bool> Held { get; } = new();

    public ConcurrentQueue<Spending> Spent { get; } = new();

    /// <summary>What refuses the next sessions and requests; null for nothing.</summary>
    public LimitKind? Refusal { get; set; }

    private Admission Admission => new(ChatRig.Budget(Refusal), Refusal, Refusal is null ? null : TimeSpan.FromSeconds(5));

    public IUser Find(long userId) => this;

    public Task<Admission> AdmitRequestAsync(CancellationToken cancellationToken) => Task.FromResult(Admission);

    public Task<Admission> HoldSessionAsync(string sessionId, CancellationToken cancellationToken)
    {
        if (Refusal is null)
        {
            Held[sessionId] = true;
        }

        return Task.FromResult(Admission);
    }

    public Task CloseSessionAsync(string sessionId, CancellationToken cancellationToken)
    {
        Held.TryRemove(sessionId, out _);
        return Task.CompletedTask;
    }

    public Task<Budget> SpendAsync(Spending spending, CancellationToken cancellationToken)
    {
        Spent.Enqueue(spending);
        return Task.FromResult(ChatRig.Budget());
    }

    public Task<Budget> GetBudgetAsync(CancellationToken cancellationToken) => Task.FromResult(ChatRig.Budget());

    public Task LimitsChangedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
