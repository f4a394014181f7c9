using Microsoft.Playwright;

namespace Interpreter.Pages.Tests.Support;

/// <summary>Debian's Chromium, driven by Playwright. One browser with a silent microphone is shared by the tests that need no voice.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Candidates = ["chromium", "chromium-browser", "google-chrome"];

    private readonly Recording _silence = new Recording().Silence(TimeSpan.FromSeconds(1)).Finish();
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The shared browser; skips the test where the machine has none.</summary>
    public IBrowser Browser => _browser ?? throw Missing();

    public async ValueTask InitializeAsync()
    {
        if (FindExecutable() is null)
        {
            return;
        }

        Assertions.SetDefaultExpectTimeout(20_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await LaunchAsync(_silence.File);
    }

    /// <summary>Starts a browser of its own.</summary>
    /// <param name="microphone">The WAV that its microphone hears, once.</param>
    /// <param name="refuseMicrophone">True: the user says no when asked for the microphone.</param>
    public async Task<IBrowser> LaunchAsync(string microphone, bool refuseMicrophone = false) =>
        await (_playwright ?? throw Missing()).Chromium.LaunchAsync(new()
        {
            ExecutablePath = FindExecutable(),
            Headless = true,
            Args =
            [
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--autoplay-policy=no-user-gesture-required",
                "--use-fake-device-for-media-stream",
                $"--use-file-for-fake-audio-capture={microphone}%noloop",
                refuseMicrophone ? "--deny-permission-prompts" : "--use-fake-ui-for-media-stream",
            ],
        });

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        _silence.Dispose();
    }

    private static string? FindExecutable() => Candidates.Select(Repository.FindProgram).FirstOrDefault(path => path is not null);

    private static Exception Missing()
    {
        Assert.Skip("Chromium is missing: install it (Debian: apt-get install chromium).");
        throw new InvalidOperationException("Skipped.");
    }
}
