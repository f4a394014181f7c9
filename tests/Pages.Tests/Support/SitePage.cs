using System.Security.Cryptography;
using Microsoft.Playwright;

namespace Interpreter.Pages.Tests.Support;

/// <summary>A browser of one visitor on the server's pages, in a context of its own.</summary>
internal sealed class SitePage : IAsyncDisposable
{
    public const string Administrator = "chief";

    public const string Password = "correct horse";

    private static readonly string[] ControlRoles = ["button", "combobox", "textbox", "slider", "radio", "checkbox", "link", "searchbox", "spinbutton", "navigation", "table"];

    private readonly Uri _server;
    private readonly List<string> _errors = [];

    private SitePage(IPage page, Uri server)
    {
        (Page, _server) = (page, server);
        page.PageError += (_, error) => _errors.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && message.Text.Contains("Content Security Policy", StringComparison.Ordinal))
            {
                _errors.Add(message.Text);
            }
        };
    }

    public IPage Page { get; }

    /// <summary>Errors of scripts, and what the page's Content-Security-Policy forbade.</summary>
    public IReadOnlyList<string> Errors => _errors;

    public static Task<SitePage> OpenAsync(Chromium chromium, Uri server, string path, BrowserNewContextOptions? options = null) =>
        OpenAsync(chromium.Browser, server, path, options);

    public static async Task<SitePage> OpenAsync(IBrowser browser, Uri server, string path, BrowserNewContextOptions? options = null)
    {
        options ??= new();
        options.Locale ??= "en-US";
        var context = await browser.NewContextAsync(options);
        var page = new SitePage(await context.NewPageAsync(), server);
        await page.GoToAsync(path);
        return page;
    }

    /// <summary>A visitor with an account, on a page.</summary>
    public static Task<(SitePage Page, string Username)> OpenSignedInAsync(Chromium chromium, Uri server, string path, BrowserNewContextOptions? options = null) =>
        OpenSignedInAsync(chromium.Browser, server, path, options);

    /// <summary>The same, in a browser of their own.</summary>
    public static async Task<(SitePage Page, string Username)> OpenSignedInAsync(IBrowser browser, Uri server, string path, BrowserNewContextOptions? options = null)
    {
        var page = await OpenAsync(browser, server, "/accounts/register/", options);
        var username = NewName();
        await page.RegisterAsync(username);
        await page.GoToAsync(path);
        return (page, username);
    }

    public static string NewName() => $"anna-{RandomNumberGenerator.GetHexString(8, lowercase: true)}";

    public async Task GoToAsync(string path)
    {
        await Page.GotoAsync(new Uri(_server, path).ToString());
        await Page.WaitForSelectorAsync("body[data-ready]");
    }

    /// <summary>Waits until the page at a path stands.</summary>
    public async Task ArriveAsync(string path)
    {
        await Page.WaitForURLAsync(new Uri(_server, path).ToString());
        await Page.WaitForSelectorAsync("body[data-ready]");
    }

    public async Task RegisterAsync(string username, string password = Password)
    {
        await Page.FillAsync("[name=username]", username);
        await Page.FillAsync("[name=password]", password);
        await Page.FillAsync("[name=password_again]", password);
        await Page.PressAsync("[name=password_again]", "Enter");
        await Page.WaitForURLAsync(url => !url.Contains("/register", StringComparison.Ordinal));
    }

    public async Task SignInAsync(string username, string password = Password)
    {
        await Page.FillAsync("[name=username]", username);
        await Page.FillAsync("[name=password]", password);
        await Page.PressAsync("[name=password]", "Enter");
    }

    /// <summary>Controls without a name, headings out of order, and more or fewer than one main heading; empty for a sound page.</summary>
    public async Task<IReadOnlyList<string>> FindBarriersAsync()
    {
        var session = await Page.Context.NewCDPSessionAsync(Page);
        var tree = (await session.SendAsync("Accessibility.getFullAXTree"))!.Value;
        string Read(System.Text.Json.JsonElement node, string property) =>
            node.TryGetProperty(property, out var value) && value.TryGetProperty("value", out var text) ? text.GetString() ?? "" : "";
        var nodes = tree.GetProperty("nodes").EnumerateArray().Where(node => !node.GetProperty("ignored").GetBoolean()).ToArray();
        var nameless = nodes.Where(node => ControlRoles.Contains(Read(node, "role")) && string.IsNullOrWhiteSpace(Read(node, "name"))).Select(node => $"nameless {Read(node, "role")}");
        var structure = await Page.EvaluateAsync<string[]>(
            """
            () => {
              const found = [];
              const headings = [...document.querySelectorAll('h1, h2, h3, h4')];
              if (headings.filter(({ tagName }) => tagName === 'H1').length !== 1) found.push('not one h1');
              headings.reduce((level, { tagName, textContent }) => {
                const own = Number(tagName[1]);
                if (own > level + 1) found.push(`${tagName} ${textContent} follows H${level}`);
                return own;
              }, 0);
              if (document.querySelectorAll('main').length !== 1) found.push('not one main');
              if (!document.title) found.push('no title');
              const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
              found.push(...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `id ${id} twice`));
              found.push(...[...document.querySelectorAll('[aria-describedby], [aria-labelledby]')].flatMap((element) =>
                `${element.getAttribute('aria-describedby') ?? ''} ${element.getAttribute('aria-labelledby') ?? ''}`.split(/\s+/)
                  .filter((id) => id && !document.getElementById(id)).map((id) => `no #${id}`)));
              return found;
            }
            """);
        return [.. nameless, .. structure];
    }

    /// <summary>What a phone cuts off; empty for nothing.</summary>
    public Task<string[]> FindCutOffAsync() => Page.EvaluateAsync<string[]>(
        """
        () => {
          const scrolls = (element) => element !== null && (getComputedStyle(element).overflowX === 'auto' || scrolls(element.parentElement));
          const cut = [...document.querySelectorAll('a, button, select, input, textarea, p, h1, h2, label')].filter((element) => {
            const { left, right, width } = element.getBoundingClientRect();
            return element.checkVisibility({ visibilityProperty: true }) && width > 1 && (left < -1 || right > innerWidth + 1) && !scrolls(element.parentElement);
          });
          return [...cut.map((element) => element.outerHTML), ...(document.documentElement.scrollWidth > innerWidth ? ['the page scrolls'] : [])];
        }
        """);

    public async Task ScreenshotAsync(string name)
    {
        Directory.CreateDirectory(Repository.Screenshots);
        await Page.ScreenshotAsync(new() { Path = Path.Combine(Repository.Screenshots, $"{name}.png"), Animations = ScreenshotAnimations.Disabled, FullPage = true });
    }

    public async ValueTask DisposeAsync()
    {
        await Page.Context.DisposeAsync();
        Assert.Empty(_errors);
    }
}
