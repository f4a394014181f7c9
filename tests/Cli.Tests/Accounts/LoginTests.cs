using System.Text;
using System.Text.Json.Nodes;
using Interpreter.Cli.Tests.Fixtures;
using Interpreter.Client;
using Interpreter.Client.Failures;

namespace Interpreter.Cli.Tests.Accounts;

public sealed class LoginTests(InterpreterServer server)
{
    private const string Password = "correct horse";

    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_person_is_asked_for_name_and_password_and_remembered_in_a_file_of_their_own()
    {
        var session = new Session { IsTyped = true };
        session.Type("login-anna", Password);

        var run = await session.RunAsync("login", "--register", "--server", server.Address);

        Assert.Equal((0, ""), (run.ExitCode, run.Out));
        Assert.Equal("User name: Password: \nSigned in as login-anna.\n", run.Error);
        var file = new FileInfo(Path.Combine(session.ConfigFolder, "sign-ins.json"));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, file.UnixFileMode);
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, file.Directory!.UnixFileMode);
        }

        Assert.DoesNotContain(Password, await File.ReadAllTextAsync(file.FullName, Token), StringComparison.Ordinal);
        Assert.Equal(0, (await session.RunAsync("sessions", "list", "--server", server.Address)).ExitCode);
    }

    [Fact]
    public async Task A_program_pipes_the_password_in()
    {
        var session = new Session { Input = Encoding.UTF8.GetBytes(Password + "\n") };

        Assert.Equal(0, (await session.RunAsync("login", "login-piped", "--register", "--server", server.Address)).ExitCode);
        Assert.Equal(0, (await session.RunAsync("login", "login-piped", "--server", server.Address + "/")).ExitCode);

        // Another address' file is not this one's.
        Assert.Equal(3, (await session.RunAsync("sessions", "list", "--server", "http://127.0.0.1:1")).ExitCode);
    }

    [Theory]
    [InlineData("login-nobody", Password, 3, "Wrong user name or password.")]
    [InlineData("login-nobody", "", 2, "no password")]
    public async Task A_wrong_password_is_told_and_nothing_remembered(string name, string password, int exitCode, string expected)
    {
        var session = new Session { Input = Encoding.UTF8.GetBytes(password) };

        var run = await session.RunAsync("login", name, "--server", server.Address);

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(session.ConfigFolder));
    }

    [Fact]
    public async Task Signing_out_revokes_the_token_and_deletes_it()
    {
        var session = new Session { Input = Encoding.UTF8.GetBytes(Password) };
        await session.RunAsync("login", "login-out", "--register", "--server", server.Address);
        var file = Path.Combine(session.ConfigFolder, "sign-ins.json");
        var token = JsonNode.Parse(await File.ReadAllTextAsync(file, Token))![server.Address]!["token"]!.GetValue<string>();

        var run = await session.RunAsync("logout", "--server", server.Address);

        Assert.Equal((0, "Signed out login-out.\n"), (run.ExitCode, run.Error));
        Assert.DoesNotContain(token, await File.ReadAllTextAsync(file, Token), StringComparison.Ordinal);
        using var client = new InterpreterClient(new InterpreterClientOptions { Address = new(server.Address), Token = token });
        await Assert.ThrowsAsync<UnauthorizedException>(() => client.Accounts.GetAsync(Token));
        Assert.Equal("You are not signed in.\n", (await session.RunAsync("logout", "--server", server.Address)).Error);
    }

    [Fact]
    public async Task Who_is_not_signed_in_is_told_how()
    {
        var run = await Run.OfAsync("sessions", "list", "--server", server.Address);

        Assert.Equal((3, $"Sign in first: interpret login --server {server.Address}\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task A_token_of_the_environment_is_used_and_one_that_is_worth_nothing_told()
    {
        var session = new Session { Variables = new Dictionary<string, string> { ["INTERPRETER_TOKEN"] = "forged", ["INTERPRETER_SERVER"] = server.Address } };

        Assert.Equal(3, (await session.RunAsync("sessions", "list")).ExitCode);
        Assert.Equal(3, (await session.RunAsync("chat", "Hello")).ExitCode);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_told()
    {
        var session = new Session { Input = Encoding.UTF8.GetBytes(Password) };

        var run = await session.RunAsync("login", "anna", "--server", "http://127.0.0.1:1");

        Assert.Equal((1, "No server answers at http://127.0.0.1:1/.\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task A_file_that_is_damaged_is_named()
    {
        var session = new Session();
        Directory.CreateDirectory(session.ConfigFolder);
        await File.WriteAllTextAsync(Path.Combine(session.ConfigFolder, "sign-ins.json"), "{", Token);

        var run = await session.RunAsync("sessions", "list", "--server", server.Address);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("sign-ins.json can't be read: repair or delete it", run.Error, StringComparison.Ordinal);
    }
}
