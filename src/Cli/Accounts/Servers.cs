using System.CommandLine;

namespace Interpreter.Cli.Accounts;

/// <summary>Servers, as they are named on the command line.</summary>
internal static class Servers
{
    private const string ByDefault = "http://localhost:8000";
    private const string Variable = "INTERPRETER_SERVER";

    /// <summary>The option that names a server.</summary>
    public static Option<string> Option(Terminal terminal)
    {
        var option = new Option<string>("--server")
        {
            Description = $"The server. Without it the variable {Variable} names one, or it is {ByDefault}.",
            HelpName = "http://HOST:PORT",
            DefaultValueFactory = _ => terminal.Variable(Variable) is { Length: > 0 } named ? named : ByDefault,
        };
        option.Validators.Add(result =>
        {
            if (Address(result.GetValueOrDefault<string>()) is null)
            {
                result.AddError($"--server must be the address of a server, such as {ByDefault}.");
            }
        });
        return option;
    }

    /// <summary>The address that a text names; null where it names none.</summary>
    public static Uri? Address(string? text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme is "http" or "https") ? address : null;

    /// <summary>The address of the server that a socket belongs to.</summary>
    /// <param name="socket">ws or wss, such as ws://localhost:8000/ws.</param>
    public static Uri HttpAddress(Uri socket) =>
        new UriBuilder(new Uri(socket, ".")) { Scheme = socket.Scheme == Uri.UriSchemeWss ? Uri.UriSchemeHttps : Uri.UriSchemeHttp }.Uri;
}
