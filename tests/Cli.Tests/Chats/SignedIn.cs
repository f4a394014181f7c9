using System.Text;
using Interpreter.Cli.Tests.Fixtures;
using Interpreter.Client;

namespace Interpreter.Cli.Tests.Chats;

/// <summary>People who have signed in.</summary>
internal static class SignedIn
{
    private static int _people;

    /// <summary>A new person, at a keyboard or not.</summary>
    public static async Task<Session> NewAsync(InterpreterServer server, bool isTyped = false, string input = "")
    {
        using var client = new InterpreterClient(new Uri(server.Address));
        var account = await client.Accounts.RegisterAsync($"cli-{Interlocked.Increment(ref _people)}", "correct horse", TestContext.Current.CancellationToken);
        return new Session
        {
            IsTyped = isTyped,
            Input = Encoding.UTF8.GetBytes(input),
            Variables = new Dictionary<string, string> { ["INTERPRETER_TOKEN"] = account.Token, ["INTERPRETER_SERVER"] = server.Address },
        };
    }

    /// <summary>A client of the same person.</summary>
    public static InterpreterClient Client(Session session) =>
        new(new InterpreterClientOptions { Address = new(session.Variables["INTERPRETER_SERVER"]), Token = session.Variables["INTERPRETER_TOKEN"] });
}
