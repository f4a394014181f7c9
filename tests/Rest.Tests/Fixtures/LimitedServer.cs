namespace Interpreter.Rest.Tests.Fixtures;

/// <summary>A server whose users may use little.</summary>
public sealed class LimitedServer : SqliteServer
{
    public const int Requests = 3;
    public const int Tokens = 100_000;

    protected override string[] Settings =>
        ["--LIMIT_REQUESTS_PER_MINUTE", $"{Requests}", "--LIMIT_REQUEST_WAIT_SECONDS", "0", "--LIMIT_TOKENS_PER_DAY", $"{Tokens}"];
}
