using Interpreter.Client.Tests.Fixtures;
using Interpreter.GeminiSimulator;

namespace Interpreter.Client.Tests.Live;

public sealed class PoolingTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_second_question_of_a_chat_costs_no_new_connection_to_Gemini()
    {
        await using var gemini = await GeminiSimulatorServer.StartAsync(new() { TimeScale = 20 }, Token);
        await using var counted = new CuttingProxy(gemini.BaseAddress.Port);
        await using var server = new InterpreterServer { Settings = ["--GEMINI_API_KEY", "a-key", "--GEMINI_BASE_URL", counted.Address.AbsoluteUri] };
        await server.InitializeAsync();
        using var client = Clients.Of(server.Address, await server.NewUserAsync());
        await using var chat = await client.ConnectChatAsync(cancellationToken: Token);
        await chat.AskAsync("One", Token).AllAsync();
        var accepted = counted.Accepted;

        for (var i = 0; i < 5; i++)
        {
            await chat.AskAsync("And another", Token).AllAsync();
        }

        Assert.True(accepted > 0);
        Assert.Equal(accepted, counted.Accepted);
    }
}
