using System.Globalization;

namespace Interpreter.Hosting.Settings;

/// <summary>Reads settings one by one and notes every problem, so that a person hears of all at once.</summary>
internal sealed class SettingReader(IConfiguration configuration)
{
    private readonly List<string> _problems = [];

    /// <summary>A sentence for each bad setting.</summary>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>Notes a bad setting. The value of a secret is never told.</summary>
    public void Fail(string name, string? value, string allowed) =>
        _problems.Add(value is null ? $"{name}: {allowed}." : $"{name} is \"{value}\": {allowed}.");

    /// <summary>The text of a setting; null where it is absent or blank.</summary>
    public string? Text(string name) => configuration[name]?.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>A whole number in a range.</summary>
    public int Integer(string name, int otherwise, int least, int most, string what = "a whole number")
    {
        if (Text(name) is not { } text)
        {
            return otherwise;
        }

        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        Fail(name, text, $"give {what} from {least} to {most}");
        return otherwise;
    }

    /// <summary>A time in seconds.</summary>
    public TimeSpan Seconds(string name, TimeSpan otherwise, double least, double most)
    {
        if (Text(name) is not { } text)
        {
            return otherwise;
        }

        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds >= least && seconds <= most)
        {
            return TimeSpan.FromSeconds(seconds);
        }

        Fail(name, text, string.Create(CultureInfo.InvariantCulture, $"give seconds from {least} to {most}"));
        return otherwise;
    }

    /// <summary>Yes or no, in the words that Python's settings take.</summary>
    public bool Flag(string name, bool otherwise)
    {
        switch (Text(name)?.ToUpperInvariant())
        {
            case null:
                return otherwise;
            case "TRUE" or "1" or "YES" or "ON":
                return true;
            case "FALSE" or "0" or "NO" or "OFF":
                return false;
            default:
                Fail(name, Text(name), "use True or False");
                return otherwise;
        }
    }

    /// <summary>An http(s) or ws(s) address without query or user.</summary>
    public Uri? Address(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address is { Scheme: "http" or "https" or "ws" or "wss", Query: "", UserInfo: "" })
        {
            return address;
        }

        Fail(name, text, "give an address such as https://generativelanguage.googleapis.com, http(s) or ws(s) and without a query");
        return null;
    }
}
