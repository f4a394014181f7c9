namespace Interpreter.Gemini;

/// <summary>Where Gemini is, and what differs between its two homes.</summary>
public abstract record GeminiEndpoint
{
    private GeminiEndpoint()
    {
    }

    /// <summary>Whether typed text may come as realtimeInput; where not, it comes as clientContent.</summary>
    internal abstract bool TakesRealtimeText { get; }

    /// <summary>Whether audioStreamEnd exists; where not, silence ends a turn.</summary>
    internal abstract bool TakesAudioStreamEnd { get; }

    /// <summary>The address of the Live service.</summary>
    internal abstract Uri LiveAddress(GeminiCredential credential);

    /// <summary>An address of the REST service.</summary>
    /// <param name="path">What follows the version.</param>
    internal abstract Uri RestAddress(string path);

    /// <summary>The model's full resource name.</summary>
    internal abstract string ModelName(string model);

    /// <summary>Joins a base address, http(s) or ws(s), with a path of the REST service.</summary>
    private static Uri HttpAddress(Uri baseAddress, string path)
    {
        var address = new UriBuilder(baseAddress);
        address.Scheme = address.Scheme is "http" or "ws" ? "http" : "https";
        return new Uri($"{address.Uri.AbsoluteUri.TrimEnd('/')}/{path}");
    }

    /// <summary>Joins a base address, http(s) or ws(s), with a path of the WebSocket service.</summary>
    private static Uri WebSocketAddress(Uri baseAddress, string path)
    {
        var address = new UriBuilder(baseAddress) { Path = baseAddress.AbsolutePath.TrimEnd('/') + path };
        address.Scheme = address.Scheme is "http" or "ws" ? "ws" : "wss";
        return address.Uri;
    }

    private static Uri Checked(Uri baseAddress) =>
        baseAddress is { IsAbsoluteUri: true, Scheme: "http" or "https" or "ws" or "wss", Query: "", UserInfo: "" }
            ? baseAddress
            : throw new ArgumentException("The base address of Gemini is an absolute http(s) or ws(s) address without query, such as https://generativelanguage.googleapis.com: check GEMINI_BASE_URL.", nameof(baseAddress));

    /// <summary>The Gemini Developer API.</summary>
    public sealed record Developer : GeminiEndpoint
    {
        /// <summary>Google's own address.</summary>
        public static Uri DefaultBaseAddress { get; } = new("https://generativelanguage.googleapis.com");

        /// <summary>Creates the endpoint.</summary>
        /// <param name="baseAddress">http(s) or ws(s); null for Google's own.</param>
        /// <exception cref="ArgumentException">The address is of another kind.</exception>
        public Developer(Uri? baseAddress = null) => BaseAddress = Checked(baseAddress ?? DefaultBaseAddress);

        /// <summary>The scheme, host and port.</summary>
        public Uri BaseAddress { get; }

        /// <summary>The version of the API that keys use; ephemeral tokens always use v1alpha, as in every SDK.</summary>
        public string ApiVersion { get; init; } = "v1beta";

        internal override bool TakesRealtimeText => true;

        internal override bool TakesAudioStreamEnd => true;

        internal override Uri LiveAddress(GeminiCredential credential)
        {
            var (version, method) = credential is GeminiCredential.EphemeralToken
                ? ("v1alpha", "BidiGenerateContentConstrained")
                : (ApiVersion, "BidiGenerateContent");
            return WebSocketAddress(BaseAddress, $"/ws/google.ai.generativelanguage.{version}.GenerativeService.{method}");
        }

        internal override Uri RestAddress(string path) => RestAddress(ApiVersion, path);

        /// <summary>An address of the REST service in another version.</summary>
        internal Uri RestAddress(string version, string path) => HttpAddress(BaseAddress, $"{version}/{path}");

        internal override string ModelName(string model) => model.Contains('/') ? model : $"models/{model}";
    }

    /// <summary>Gemini on Google Cloud: Vertex, or the Agent Platform.</summary>
    public sealed record Vertex : GeminiEndpoint
    {
        private readonly string _project;
        private readonly string _location;

        /// <summary>Creates the endpoint.</summary>
        /// <param name="project">The Google Cloud project's id.</param>
        /// <param name="location">A region, such as "us-central1", or "global".</param>
        /// <param name="baseAddress">http(s) or ws(s); null for Google's own of that location.</param>
        /// <exception cref="ArgumentException">The project or location is blank, or the address of another kind.</exception>
        public Vertex(string project, string location, Uri? baseAddress = null)
        {
            ArgumentException.ThrowIfNullOrWhiteSpace(project);
            ArgumentException.ThrowIfNullOrWhiteSpace(location);
            _project = project;
            _location = location;
            BaseAddress = Checked(baseAddress ?? new Uri(location == "global"
                ? "https://aiplatform.googleapis.com"
                : $"https://{location}-aiplatform.googleapis.com"));
        }

        /// <summary>The scheme, host and port.</summary>
        public Uri BaseAddress { get; }

        internal override bool TakesRealtimeText => false;

        internal override bool TakesAudioStreamEnd => false;

        internal override Uri LiveAddress(GeminiCredential credential) =>
            WebSocketAddress(BaseAddress, "/ws/google.cloud.aiplatform.v1beta1.LlmBidiService/BidiGenerateContent");

        internal override Uri RestAddress(string path) => HttpAddress(BaseAddress, $"v1beta1/{path}");

        internal override string ModelName(string model) => model.StartsWith("projects/", StringComparison.Ordinal)
            ? model
            : $"projects/{_project}/locations/{_location}/publishers/google/models/{model[(model.LastIndexOf('/') + 1)..]}";
    }
}
