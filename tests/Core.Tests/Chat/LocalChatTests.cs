using Interpreter.Core.Hosting;
using Interpreter.Core.Sessions;

namespace Interpreter.Core.Tests.Chat;

public sealed class LocalChatTests : ChatContractTests
{
    private readonly SessionMetrics _metrics = new();
    private LocalSessionDirectory? _directory;

    private protected override ISessionDirectory Directory => _directory!;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _directory = new(Voice, new SessionOptions(), _metrics, null, TimeProvider.System, Model, Store.Store.Sessions, Store.Messages);
    }

    public override async ValueTask DisposeAsync()
    {
        await _directory!.DisposeAsync();
        _metrics.Dispose();
        await base.DisposeAsync();
    }
}
