using Microsoft.Playwright;

namespace Interpreter.Pages.Tests.Support;

/// <summary>The page, open in a context of its own.</summary>
internal sealed class InterpreterPage : IAsyncDisposable
{
    private readonly List<string> _errors = [];

    private InterpreterPage(IPage page)
    {
        Page = page;
        page.PageError += (_, error) => _errors.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                _errors.Add(message.Text);
            }
        };
    }

    public IPage Page { get; }

    public ILocator Talk => Page.Locator("#talk");

    public ILocator Turns => Page.Locator("#turns > li");

    public ILocator Connection => Page.Locator("#connection");

    /// <summary>Errors of the page's code and of its console, oldest first.</summary>
    public IReadOnlyList<string> Errors => _errors;

    public static async Task<InterpreterPage> OpenAsync(IBrowser browser, Uri address, BrowserNewContextOptions? options = null)
    {
        options ??= new();
        options.Locale ??= "en-US";
        var context = await browser.NewContextAsync(options);
        var page = new InterpreterPage(await context.NewPageAsync());
        await page.Page.GotoAsync(address.ToString());
        await page.Page.WaitForSelectorAsync("body[data-ready]");
        return page;
    }

    public ILocator Said(int turn) => Turns.Nth(turn).Locator(".said .line-text");

    public ILocator Interpreted(int turn) => Turns.Nth(turn).Locator(".interpreted .line-text");

    public Task WaitForActivityAsync(string activity) => Page.WaitForSelectorAsync($"body[data-activity='{activity}']");

    public async Task TypeAsync(string text)
    {
        await Page.FillAsync("#text", text);
        await Page.PressAsync("#text", "Enter");
    }

    /// <summary>Puts a complete turn into the transcript, as if a session had told it.</summary>
    public Task ShowTurnAsync(int turn, string said, string interpreted) => WithModulesAsync<bool>(
        "({ transcript }, turn) => { transcript.complete(turn); return true; }",
        new { turn, inputText = said, outputText = interpreted });

    /// <summary>Waits until a turn stands as it will stay: exactly these texts, both final.</summary>
    public async Task ExpectTurnAsync(int turn, string said, string interpreted)
    {
        await Assertions.Expect(Said(turn)).ToHaveTextAsync(said);
        await Assertions.Expect(Interpreted(turn)).ToHaveTextAsync(interpreted);
        await Assertions.Expect(Turns.Nth(turn)).ToHaveAttributeAsync("data-final", "true");
    }

    /// <summary>Runs a function of the page's own modules: the body of `async ({ player, ... }) => …`.</summary>
    public Task<T> WithModulesAsync<T>(string function, object? argument = null) =>
        Page.EvaluateAsync<T>($"async (argument) => ({function})(await import('/js/main.js'), argument)", argument);

    /// <summary>Counts, from now on, what the microphone hears.</summary>
    public Task CountMicrophoneAsync() => WithModulesAsync<bool>(
        "({ microphone }) => { window.heard = 0; microphone.addEventListener('audio', ({ detail }) => { window.heard += detail.pcm.byteLength / 2; }); return true; }");

    /// <summary>Waits until the microphone has heard that long since it is counted.</summary>
    public Task WaitForMicrophoneAsync(TimeSpan duration) =>
        Page.WaitForFunctionAsync("(samples) => window.heard > samples", duration.TotalSeconds * 16_000);

    /// <summary>Waits until all audio that came was played, and tells about it.</summary>
    public Task<Playback> WaitForPlaybackAsync(int samples) => WithModulesAsync<Playback>(
        """
        ({ player }, samples) => new Promise((resolve) => {
          const look = () => {
            if (player.report.received >= samples && !player.report.playing) {
              player.removeEventListener("report", look);
              resolve(player.report);
            }
          };
          player.addEventListener("report", look);
          look();
        })
        """,
        samples);

    public async Task ScreenshotAsync(string name)
    {
        Directory.CreateDirectory(Repository.Screenshots);
        await Page.ScreenshotAsync(new() { Path = Path.Combine(Repository.Screenshots, $"{name}.png"), Animations = ScreenshotAnimations.Disabled });
    }

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();

    /// <summary>The player's report, in samples of 24 kHz.</summary>
    internal sealed record Playback
    {
        public int Received { get; init; }

        public int Played { get; init; }

        public int Dropped { get; init; }

        public int Pauses { get; init; }
    }
}
