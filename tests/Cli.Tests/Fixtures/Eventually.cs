namespace Interpreter.Cli.Tests.Fixtures;

/// <summary>Waits for what another process or thread will bring about.</summary>
internal static class Eventually
{
    public static async Task Async(Func<bool> condition)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(TimeSpan.FromSeconds(20));
        while (!condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, timeout.Token);
        }
    }
}
