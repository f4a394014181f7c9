using Interpreter.Core.Upstream;
using Interpreter.Gemini.Models;

namespace Interpreter.Gemini.Tests.Models;

public sealed class GeminiModelsTests
{
    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    [InlineData("gemini-3.8-live")]
    [InlineData("models/gemini-3.8-live")]
    public void The_default_is_3_8_and_takes_no_thinking_config(string? setting)
    {
        var models = new GeminiModels(setting);

        Assert.Equal("gemini-3.8-live", models.Default.Id);
        Assert.Null(models.Default.ThinkingLevel);
        Assert.Null(models.Default.ThinkingBudget);
        Assert.Equal(models.Default, models.All[0]);
        Assert.Equal(9, models.All.Count);
    }

    [Fact]
    public void A_known_default_keeps_its_profile_and_leads_the_list()
    {
        var models = new GeminiModels("gemini-3.5-live-translate-preview");

        Assert.True(models.Default is { OneWay: true, TurnEnd: TurnEnd.Silence, TakesHistory: false, TakesText: false });
        Assert.Equal(models.All.Count, models.All.DistinctBy(profile => profile.Id).Count());
        Assert.Equal(models.Default, models.All[0]);
    }

    [Fact]
    public void An_unknown_default_gets_a_generic_profile_and_can_be_found()
    {
        var models = new GeminiModels("models/gemini-9-live");

        Assert.Equal(new ModelProfile { Id = "gemini-9-live" }, models.Default);
        Assert.True(models.TryFind("gemini-9-live", out _));
        Assert.True(models.TryFind("gemini-3.8-live", out _));
    }

    [Theory]
    [InlineData("gemini-3.8-live-extended-thinking", false)]
    [InlineData("gemini-3.1-flash-live-preview", false)]
    [InlineData("models/gemini-2.5-flash-native-audio-preview-12-2025", true)]
    [InlineData("gemini-2.5-flash-native-audio-preview-09-2025", true)]
    [InlineData("gemini-live-2.5-flash-preview", true)]
    [InlineData("gemini-2.0-flash-live-001", true)]
    [InlineData("models/gemini-2.0-flash-exp", true)]
    public void A_model_is_found_by_name_with_or_without_prefix(string id, bool deprecated)
    {
        Assert.True(new GeminiModels().TryFind(id, out var profile));
        Assert.Equal(deprecated, profile.Deprecated);
    }

    [Fact]
    public void An_unknown_model_is_not_found() => Assert.False(new GeminiModels().TryFind("gpt-live", out _));
}
