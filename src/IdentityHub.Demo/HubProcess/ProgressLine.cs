using System.Globalization;

namespace IdentityHub.Demo.HubProcess;

/// <summary>Says that something takes a while: one line that counts in a terminal, a line every ten seconds in a file.</summary>
internal sealed class ProgressLine(string text)
{
    private readonly bool isTerminal = !Console.IsOutputRedirected;
    private int lastShown = -1;

    public void Show(TimeSpan elapsed)
    {
        var seconds = (int)elapsed.TotalSeconds;
        if (seconds == lastShown || (!isTerminal && seconds % 10 != 0))
        {
            return;
        }

        lastShown = seconds;
        var line = string.Create(CultureInfo.InvariantCulture, $"{text} … {seconds} s");
        if (isTerminal)
        {
            Console.Write($"\r{line} ");
        }
        else
        {
            Console.WriteLine(line);
        }
    }

    public void End()
    {
        if (isTerminal && lastShown >= 0)
        {
            Console.WriteLine();
        }
    }
}
