using System.Net;
using Interpreter.Testing.Sockets;

namespace Interpreter.Gateway.Tests.Fixtures;

/// <summary>Asks /ready.</summary>
internal static class Readiness
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<HttpStatusCode> AskAsync(Uri host, string path = "/ready")
    {
        using var http = new HttpClient { BaseAddress = host };
        using var response = await http.GetAsync(new Uri(path, UriKind.Relative), Token);
        return response.StatusCode;
    }

    /// <summary>Waits until a host says so.</summary>
    public static async Task WaitAsync(Uri host, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(Token);
        deadline.CancelAfter(SocketClient.Patience);
        while (await AskAsync(host) != status)
        {
            await Task.Delay(Pause, TimeProvider.System, deadline.Token);
        }
    }
}
