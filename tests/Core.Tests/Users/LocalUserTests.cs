using Interpreter.Core.Users;
using Interpreter.Testing;

namespace Interpreter.Core.Tests.Users;

public sealed class LocalUserTests : UserContractTests, IAsyncDisposable
{
    private readonly UserMetrics _metrics = new();
    private LocalUserDirectory _directory;

    public LocalUserTests() => _directory = NewDirectory();

    private protected override FakeClock Clock { get; } = new();

    private protected override MemoryStore Store { get; } = new();

    private protected override UserNotes Notes { get; } = new();

    private protected override IUserDirectory Users => _directory;

    public async ValueTask DisposeAsync()
    {
        await _directory.DisposeAsync();
        _metrics.Dispose();
    }

    private protected override async Task LetGoAsync()
    {
        await _directory.DisposeAsync();
        _directory = NewDirectory();
    }

    private LocalUserDirectory NewDirectory() => new(Store, Store, new UserOptions(), _metrics, Notes, Clock);
}
