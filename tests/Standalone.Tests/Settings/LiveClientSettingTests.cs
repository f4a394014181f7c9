using Interpreter.Core.Upstream;
using Interpreter.Gemini.Live;
using Interpreter.Gemini.Models;
using Interpreter.GeminiSimulator;
using Interpreter.Hosting;
using Interpreter.Hosting.Settings;
using Interpreter.Hosting.Upstream;
using Interpreter.Standalone.Tests.Fixtures;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Interpreter.Standalone.Tests.Settings;

public sealed class LiveClientSettingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null)]
    [InlineData("Own")]
    public void Our_own_client_is_the_default(string? value) => Assert.Equal(LiveClientKind.Own, Load(value).LiveClient);

    [Fact]
    public void A_client_that_nobody_knows_is_refused() =>
        Assert.Equal("GEMINI_CLIENT is \"ours\": use own or google.", Assert.Throws<StartupException>(() => Load("ours")).Message);

    [Fact]
    public void Googles_client_is_refused_by_a_build_that_lacks_it()
    {
        if (LiveClients.HasGoogle)
        {
            Assert.Equal(LiveClientKind.Google, Load("google").LiveClient);
            return;
        }

        var message = Assert.Throws<StartupException>(() => Load("google")).Message;
        Assert.StartsWith("GEMINI_CLIENT is \"google\": this program was built without Google.GenAI", message, StringComparison.Ordinal);
        Assert.Contains("use own", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sessions_speak_through_the_chosen_client()
    {
        if (!LiveClients.HasGoogle)
        {
            Assert.Skip("This feed lacks Google.GenAI.");
        }

        await using var gemini = await GeminiSimulatorServer.StartAsync(new() { TimeScale = 20 }, Token);
        await using var server = await Servers.StartAsync("--GEMINI_API_KEY", "key", "--GEMINI_BASE_URL", gemini.BaseAddress.ToString(), "--GEMINI_CLIENT", "google");
        await using var upstream = await server.Services.GetRequiredService<IUpstreamConnector>().ConnectAsync(new() { Model = new GeminiModels().Default }, Token);
        Assert.True(upstream.TrySend(new UpstreamInput.Text("It is a pleasure to meet you.")));
        var said = "";

        await foreach (var next in upstream.ReadAllAsync(Token))
        {
            (next as UpstreamEvent.Speech)?.Frame.Release();
            said += (next as UpstreamEvent.OutputTranscription)?.Text;
            if (next is UpstreamEvent.TurnComplete)
            {
                break;
            }
        }

        Assert.Equal("만나서 반갑습니다.", said.Trim());
    }

    [Fact]
    public void The_choice_makes_the_client()
    {
        var options = new LiveClientOptions { Credential = Gemini.GeminiCredential.Parse("key") };

        Assert.IsType<LiveClient>(LiveClients.Create(LiveClientKind.Own, options, TimeProvider.System));
        Assert.Equal(LiveClients.HasGoogle, LiveClients.Create(LiveClientKind.Google, options, TimeProvider.System) is not LiveClient);
    }

    private static HostSettings Load(string? value) => SettingsLoader.Load(
        new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("GEMINI_CLIENT", value)]).Build());
}
