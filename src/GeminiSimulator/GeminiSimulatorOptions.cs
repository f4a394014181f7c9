namespace Interpreter.GeminiSimulator;

/// <summary>Settings of a simulator.</summary>
public sealed record GeminiSimulatorOptions
{
    /// <summary>The address to listen on.</summary>
    /// <value>The default is 127.0.0.1.</value>
    public string Host { get; init; } = "127.0.0.1";

    /// <summary>The TCP port; 0 takes a free one.</summary>
    /// <value>The default is 0.</value>
    public int Port { get; init; }

    /// <summary>The folder that holds phrasebook.json and its recordings.</summary>
    /// <value>The default is the folder "speech" beside the assembly.</value>
    public string Phrasebook { get; init; } = Path.Combine(AppContext.BaseDirectory, "speech");

    /// <summary>The clock of everything that the simulated service does.</summary>
    /// <value>The default is the system's.</value>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Who is told what live connections carry.</summary>
    /// <value>The default is null: nobody.</value>
    public ILiveRecorder? Recorder { get; init; }

    /// <summary>Simulated seconds per second of <see cref="TimeProvider"/>: scales goAway, pace and playout alike.</summary>
    /// <value>The default is 1: real time.</value>
    public double TimeScale { get; init; } = 1;

    /// <summary>Keys that are refused as invalid. Any other key that is not empty is accepted.</summary>
    public IReadOnlySet<string> RefuseKeys { get; init; } = new HashSet<string>();

    /// <summary>How a live connection with a missing or refused key is told so.</summary>
    public KeyRefusal KeyRefusal { get; init; }

    /// <summary>True: live messages go out in text frames; false: in binary frames, as the real service sends them.</summary>
    public bool TextFrames { get; init; }

    /// <summary>The age, in simulated time, at which a live connection is told to go away.</summary>
    /// <value>The default is 9 min, as measured on 3.1 and live-translate.</value>
    public TimeSpan GoAwayAfter { get; init; } = TimeSpan.FromMinutes(9);

    /// <summary>How long a connection may stay after its goAway, in simulated time; then it is closed with 1008.</summary>
    /// <value>The default is 50 s, as measured.</value>
    public TimeSpan GoAwayTimeLeft { get; init; } = TimeSpan.FromSeconds(50);

    /// <summary>From the end of a turn to the first audio of the answer, in simulated time.</summary>
    /// <value>The default is 300 ms.</value>
    public TimeSpan AnswerDelay { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>How many times faster than real time an answer's audio is sent.</summary>
    /// <value>The default is 3.5: the real service was seen at 3 to 4.</value>
    public double AnswerPace { get; init; } = 3.5;

    /// <summary>The interval of session resumption updates, in simulated time.</summary>
    /// <value>The default is 5 s.</value>
    public TimeSpan ResumptionUpdateInterval { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a resumption handle stays valid, in simulated time.</summary>
    /// <value>The default is 2 h.</value>
    public TimeSpan ResumptionHandleLifetime { get; init; } = TimeSpan.FromHours(2);

    /// <summary>The longest client message, in bytes; a longer one closes the connection with 1009.</summary>
    /// <value>The default is 4 MiB.</value>
    public int MaxMessageBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>How many messages may wait for a client that reads slowly; one more ends the connection.</summary>
    /// <value>The default is 1,024: more than the longest answer has.</value>
    public int MaxQueuedMessages { get; init; } = 1024;
}
