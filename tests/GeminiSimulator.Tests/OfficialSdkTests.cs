using System.Security.Cryptography;
using System.Text.Json;
using Interpreter.GeminiSimulator.Tests.Kit;

namespace Interpreter.GeminiSimulator.Tests;

/// <summary>An independent judge of the protocol: Google's own SDK, pointed at the simulator.</summary>
public sealed class OfficialSdkTests(SimulatorFixture simulator)
{
    [Fact]
    public async Task The_official_JavaScript_SDK_holds_a_text_and_an_audio_conversation()
    {
        await NodeProject.InstallAsync();
        var (spoken, typed) = (Recording.Of("hello", "ko"), Recording.Of("price", "en"));
        var pcm = Path.Combine(AppContext.BaseDirectory, "sdk", $"{Guid.NewGuid():N}.pcm");
        await File.WriteAllBytesAsync(pcm, spoken.Pcm, TestContext.Current.CancellationToken);

        string printed;
        try
        {
            printed = await NodeProject.RunAsync("node", "conversation.mjs", simulator.Server.BaseAddress.ToString(), pcm);
        }
        finally
        {
            File.Delete(pcm);
        }

        var result = JsonElement.Parse(printed);
        AssertSpoke(result.GetProperty("typed"), "", Recording.Of("price", "ko"));
        AssertSpoke(result.GetProperty("spoken"), spoken.Text, Recording.Of("hello", "en"));
        AssertSpoke(result.GetProperty("constrained"), "", Recording.Of("price", "ko"));
        Assert.Equal(Recording.Of("meet", "en").Text, result.GetProperty("generated").GetString());
        Assert.Equal(Recording.Of("meet", "en").Text, result.GetProperty("streamed").GetString());
        Assert.Equal((typed.Text.Length + 3) / 4, result.GetProperty("totalTokens").GetInt32());
        var models = result.GetProperty("models").EnumerateArray().Select(name => name.GetString()).ToList();
        Assert.Contains("models/gemini-3.8-live", models);
        Assert.Equal(models.Count, models.Distinct().Count());
    }

    private static void AssertSpoke(JsonElement turn, string heard, Recording said)
    {
        Assert.Equal(heard, turn.GetProperty("input").GetString());
        Assert.Equal(said.Text, turn.GetProperty("output").GetString());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(said.Pcm)), turn.GetProperty("audio").GetString());
    }
}
