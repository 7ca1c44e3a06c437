using System.Diagnostics;
using System.Text.Json;
using IdentityHub.Tests.Clients;

namespace IdentityHub.EndToEnd.Tests.Docs;

/// <summary>A question to a snippet of <c>docs/protect-an-api.md</c>: may this token do that there?</summary>
internal sealed record TokenQuestion(string Token, string OrganizationId, string Scope);

/// <summary>Runs the snippets of other languages: each question is a line of JSON, each answer the status on a line.</summary>
internal static class SnippetProcess
{
    private const string NodeDriver =
        """
        import { createInterface } from 'node:readline';
        import { organizationTokens } from './organization-tokens.mjs';
        const check = organizationTokens(process.argv[2], process.argv[3]);
        for await (const line of createInterface({ input: process.stdin })) {
          const { Token, OrganizationId, Scope } = JSON.parse(line);
          console.log((await check(Token, OrganizationId, Scope)).status);
        }
        """;

    private const string PythonDriver =
        """
        import json, sys
        from organization_tokens import OrganizationTokens
        tokens = OrganizationTokens(sys.argv[1], sys.argv[2])
        for line in sys.stdin:
            question = json.loads(line)
            print(tokens.check(question["Token"], question["OrganizationId"], question["Scope"])[0])
        """;

    /// <summary>Asks the Node.js snippet.</summary>
    public static async Task<IReadOnlyList<int>> AskNodeAsync(string issuer, string audience, IReadOnlyList<TokenQuestion> questions)
    {
        await NodeClients.EnsureInstalledAsync();
        return await AskAsync(
            "node", "organization-tokens.mjs", ("driver.mjs", NodeDriver), issuer, audience, questions,
            directory => Directory.CreateSymbolicLink(Path.Combine(directory, "node_modules"), Path.Combine(NodeClients.Folder, "node_modules")));
    }

    /// <summary>Asks the Python snippet, with Debian's Python, whose packages it needs.</summary>
    public static Task<IReadOnlyList<int>> AskPythonAsync(string issuer, string audience, IReadOnlyList<TokenQuestion> questions) =>
        AskAsync("/usr/bin/python3", "organization_tokens.py", ("driver.py", PythonDriver), issuer, audience, questions);

    private static async Task<IReadOnlyList<int>> AskAsync(
        string program,
        string snippet,
        (string Name, string Text) driver,
        string issuer,
        string audience,
        IReadOnlyList<TokenQuestion> questions,
        Action<string>? prepare = null)
    {
        var directory = Directory.CreateTempSubdirectory("identityhub-snippet-").FullName;
        try
        {
            prepare?.Invoke(directory);
            File.Copy(Repository.PathOf($"docs/snippets/{snippet}"), Path.Combine(directory, snippet));
            await File.WriteAllTextAsync(Path.Combine(directory, driver.Name), driver.Text);
            return await RunAsync(program, [driver.Name, issuer, audience], directory, questions);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    private static async Task<IReadOnlyList<int>> RunAsync(
        string program, string[] arguments, string directory, IReadOnlyList<TokenQuestion> questions)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        foreach (var question in questions)
        {
            await process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(question));
        }

        process.StandardInput.Close();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await errors);
        return [.. (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)];
    }
}
