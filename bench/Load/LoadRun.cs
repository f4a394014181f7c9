using System.Diagnostics;
using Interpreter.Wire;

namespace Interpreter.Load;

/// <summary>Opens the sessions, lets them talk, and measures.</summary>
internal sealed class LoadRun(LoadOptions options)
{
    private readonly Tally _tally = new();
    private readonly SpeechFrames _frames = new(options.Binary);
    private readonly List<LoadSession> _sessions = [];

    public async Task<LoadResult> RunAsync()
    {
        var idle = Server();
        for (var i = 0; i < options.Sessions; i++)
        {
            _sessions.Add(await LoadSession.OpenAsync(options, _tally));
        }

        using var pacer = new Pacer(Tick);
        Talk();
        pacer.Start();
        await Wait(options.Warmup);
        var (server, own, start) = (Server(), ProcessUse.Of(Environment.ProcessId), Marker.Now);
        _tally.IsOpen = true;
        var resident = 0.0;
        for (var second = 0; second < options.Seconds; second++)
        {
            await Wait(1);
            resident += Server()?.ResidentBytes ?? 0;
        }

        _tally.IsOpen = false;
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var (serverEnd, ownEnd) = (Server(), ProcessUse.Of(Environment.ProcessId));
        var result = Report(seconds) with
        {
            ServerCpu = (serverEnd?.CpuMilliseconds - server?.CpuMilliseconds) / (options.Sessions * seconds),
            LoadCpu = (ownEnd.CpuMilliseconds - own.CpuMilliseconds) / (options.Sessions * seconds),
            MemoryKib = (resident / options.Seconds - idle?.ResidentBytes) / options.Sessions / 1024,
            IdleMib = idle?.ResidentBytes / 1024.0 / 1024,
        };
        await CloseAsync();
        return result;
    }

    private void Talk()
    {
        // Spread over the frame's 50 ms, and over the turn.
        var start = Marker.Now + (Stopwatch.Frequency / 10);
        for (var i = 0; i < _sessions.Count; i++)
        {
            var phase = Stopwatch.Frequency / SpeechFrames.Rate * i / _sessions.Count;
            _sessions[i].Talk(start + phase, SpeechFrames.Offset(i, _sessions.Count));
        }
    }

    private void Tick(long now)
    {
        foreach (var session in _sessions)
        {
            session.Tick(now, _frames);
        }
    }

    private async Task CloseAsync()
    {
        foreach (var session in _sessions)
        {
            session.Close();
        }

        await Wait(1);
        _sessions.ForEach(session => session.Dispose());
    }

    private ProcessUse? Server() => options.Pids.Count > 0 ? ProcessUse.Of(options.Pids) : null;

    private static Task Wait(int seconds) => Task.Delay(TimeSpan.FromSeconds(seconds), TimeProvider.System);

    private LoadResult Report(double seconds)
    {
        var sessionSeconds = options.Sessions * seconds;
        return new LoadResult
        {
            Sessions = options.Sessions,
            Seconds = seconds,
            Binary = options.Binary,
            LoadCpu = 0,
            Up = Read(_tally.Up),
            Down = Read(_tally.Down),
            Lateness = Read(_tally.Lateness),
            SentRate = _tally.Sent / sessionSeconds,
            AudioRate = _tally.Audio / sessionSeconds,
            OtherRate = _tally.Other / sessionSeconds,
            Errors = _tally.Errors,
            Lost = _tally.Lost,
            Closed = _tally.Closed,
        };
    }

    private static Percentiles Read(LatencyHistogram histogram) =>
        new(histogram.Percentile(0.5), histogram.Percentile(0.9), histogram.Percentile(0.99), histogram.MaxMilliseconds, histogram.Count);
}
