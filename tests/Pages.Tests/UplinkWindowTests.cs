using Interpreter.Pages.Tests.Support;

namespace Interpreter.Pages.Tests;

public sealed class UplinkWindowTests(Chromium chromium, InterpreterHost host)
{
    private const string Numbered = "const { UplinkWindow } = await import('/js/uplink-window.js'); const frame = (n) => new Uint8Array([n]).buffer; const numbers = (frames) => frames.map((frame) => new Uint8Array(frame)[0]);";

    [Fact]
    public Task What_the_server_has_not_taken_is_sent_again_in_order() => ExpectAsync(
        "[3,4,5]|5|-1|0",
        "const window = new UplinkWindow(10); [1, 2, 3, 4, 5].forEach((n) => window.push(frame(n)));",
        taken: 2);

    [Fact]
    public Task Frames_that_were_given_up_are_skipped_and_the_rest_renumbered() => ExpectAsync(
        "[3,4,5]|4|-1|1",
        "const window = new UplinkWindow(3); [1, 2, 3, 4, 5].forEach((n) => window.push(frame(n)));",
        taken: 1);

    [Fact]
    public Task The_end_of_an_utterance_is_told_again_in_its_place() => ExpectAsync(
        "[2,3,4]|4|2|0",
        "const window = new UplinkWindow(10); [1, 2, 3].forEach((n) => window.push(frame(n))); window.endUtterance(); window.push(frame(4));",
        taken: 1);

    [Fact]
    public Task Another_session_gets_only_what_none_was_sent() => ExpectAsync(
        "[4,5]|2|-1|0",
        "const window = new UplinkWindow(10); [1, 2, 3, 4, 5].forEach((n) => window.push(frame(n))); window.restart(3);",
        taken: 0);

    [Fact]
    public Task Frames_of_others_that_the_session_took_before_are_not_ours() => ExpectAsync(
        "[3,4]|3|-1|0",
        "const window = new UplinkWindow(10); [1, 2].forEach((n) => window.push(frame(n))); window.restart(1, 500); [3, 4].forEach((n) => window.push(frame(n)));",
        taken: 501);

    [Fact]
    public Task After_others_have_spoken_too_new_frames_count_on_from_theirs() => ExpectAsync(
        "[3]|8|-1|0",
        "const window = new UplinkWindow(10); [1, 2].forEach((n) => window.push(frame(n))); window.after(7); window.push(frame(3));",
        taken: 7);

    private async Task ExpectAsync(string expected, string arrange, int taken)
    {
        await using var page = await InterpreterPage.OpenAsync(chromium.Browser, host.Address);
        var result = await page.Page.EvaluateAsync<string>(
            $"async () => {{ {Numbered} {arrange} const replay = window.after({taken}); return `[${{numbers(replay.frames)}}]|${{window.lastNumber}}|${{replay.endsUtterance}}|${{replay.lost}}`; }}");
        Assert.Equal(expected, result);
    }
}
