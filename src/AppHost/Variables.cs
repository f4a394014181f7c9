namespace Interpreter.AppHost;

/// <summary>The settings of the programs that the app host decides; docs/operations.md explains them.</summary>
internal static class Variables
{
    public const string DatabaseUrl = "DATABASE_URL";
    public const string GeminiApiKey = "GEMINI_API_KEY";
    public const string GeminiBaseUrl = "GEMINI_BASE_URL";
    public const string Port = "PORT";
    public const string SiloHealthPort = "SILO_HEALTH_PORT";
    public const string SimulatorPort = "SIMULATOR_PORT";
}
