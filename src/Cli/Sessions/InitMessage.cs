using System.Text.Json.Nodes;
using Interpreter.Cli.Commands;

namespace Interpreter.Cli.Sessions;

/// <summary>The first message to a server: docs/protocol.md, "init".</summary>
internal static class InitMessage
{
    /// <summary>The message for some options.</summary>
    /// <param name="options">The command line's.</param>
    /// <param name="sampleRate">The recording's, in Hz.</param>
    public static JsonObject For(InterpretOptions options, int sampleRate)
    {
        var config = new JsonObject
        {
            ["sampleRate"] = sampleRate,
            ["audioEncoding"] = "binary",
            ["events"] = "extended",
        };

        if (options is { From: { } first, To: { } second })
        {
            config["languages"] = new JsonArray(first, second);
        }

        Set("language", options.From);
        Set("targetLanguage", options.To);
        Set("voice", options.Voice);
        Set("model", options.Model);
        if (options.Glossary.Count > 0)
        {
            config["glossary"] = new JsonArray(
                [.. options.Glossary.Select(entry => new JsonObject { ["term"] = entry.Term, ["translation"] = entry.Translation })]);
        }

        return new JsonObject { ["type"] = "init", ["config"] = config };

        void Set(string name, string? value)
        {
            if (value is not null)
            {
                config[name] = value;
            }
        }
    }
}
