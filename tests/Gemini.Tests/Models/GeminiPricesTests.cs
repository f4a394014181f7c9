using Interpreter.Core.Pricing;
using Interpreter.Gemini.Live.Messages;
using Interpreter.Gemini.Models;
using Interpreter.Gemini.Speech;

namespace Interpreter.Gemini.Tests.Models;

public sealed class GeminiPricesTests
{
    [Theory]
    [InlineData("gemini-3.8-live", 0.005, 0.018)]
    [InlineData("models/gemini-3.5-live-translate-preview", 0.00525, 0.0315)]
    public void A_minute_of_speech_costs_what_Google_says(string model, double heard, double spoken)
    {
        const int TokensPerMinute = 25 * 60;
        Assert.True(GeminiPrices.Table.TryFind(model, out var price));

        // Google rounds its prices by the minute to a tenth of a cent.
        Assert.Equal(heard, (double)price.Cost(new BilledTokens(0, TokensPerMinute, 0, 0, 0)), tolerance: 0.000501);
        Assert.Equal(spoken, (double)price.Cost(new BilledTokens(0, 0, 0, 0, TokensPerMinute)), tolerance: 0.000501);
    }

    [Fact]
    public void Every_kind_of_token_has_its_own_price()
    {
        var price = new ModelPrice { InputText = 1, InputAudio = 10, InputImage = 100, OutputText = 1_000, OutputAudio = 10_000 };

        Assert.Equal(11_111m, price.Cost(new BilledTokens(1_000_000, 1_000_000, 1_000_000, 1_000_000, 1_000_000)));
        Assert.Equal(0.001m, price.Cost(new BilledTokens(1_000, 0, 0, 0, 0)));
        Assert.Equal(new BilledTokens(3, 5, 7, 9, 11), new BilledTokens(1, 2, 3, 4, 5) + new BilledTokens(2, 3, 4, 5, 6));
    }

    [Fact]
    public void A_price_that_is_not_known_is_not_invented_and_an_operator_can_set_it()
    {
        Assert.False(GeminiPrices.Table.TryFind("gemini-9", out _));

        var mine = GeminiPrices.Table.With([KeyValuePair.Create("gemini-9", new ModelPrice { InputText = 1, InputAudio = 1, InputImage = 1, OutputText = 1 })]);

        Assert.True(mine.TryFind("projects/p/locations/l/publishers/google/models/gemini-9", out _));
        Assert.True(mine.TryFind("gemini-3.8-live", out _));
    }

    [Fact]
    public void Every_model_that_is_used_unless_another_is_named_has_a_price()
    {
        Assert.True(GeminiPrices.Table.TryFind(GeminiModels.DefaultId, out _));
        Assert.True(GeminiPrices.Table.TryFind(GeminiTextModels.DefaultId, out _));
        Assert.True(GeminiPrices.Table.TryFind(SpeechRequest.DefaultModel, out _));
    }

    [Fact]
    public void Counts_are_split_by_what_is_billed_differently()
    {
        var usage = new UsageMetadata
        {
            PromptTokenCount = 100,
            PromptTokensDetails = [new() { Modality = "AUDIO", TokenCount = 60 }, new() { Modality = "IMAGE", TokenCount = 20 }, new() { Modality = "TEXT", TokenCount = 15 }],
            ToolUsePromptTokenCount = 3,
            ResponseTokenCount = 50,
            ResponseTokensDetails = [new() { Modality = "AUDIO", TokenCount = 40 }],
            ThoughtsTokenCount = 7,
        };

        Assert.Equal(new BilledTokens(23, 60, 20, 17, 40), Billing.Of(usage));
        Assert.Equal(new BilledTokens(4, 0, 0, 2, 0), Billing.Of(new UsageMetadata { PromptTokenCount = 4, CandidatesTokenCount = 2 }));
        Assert.Equal(default, Billing.Of(null));
    }
}
