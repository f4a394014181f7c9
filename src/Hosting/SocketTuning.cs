namespace Interpreter.Hosting;

/// <summary>Lets the runtime run our code on the thread that heard the socket, instead of waking another for every audio frame.</summary>
internal static class SocketTuning
{
    /// <summary>Must come before the process makes its first socket. Someone who set the variable keeps the choice.</summary>
    public static void Apply()
    {
        const string Variable = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS";
        if (Environment.GetEnvironmentVariable(Variable) is null)
        {
            Environment.SetEnvironmentVariable(Variable, "1");
        }
    }
}
