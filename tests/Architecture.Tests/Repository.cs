using System.Text.RegularExpressions;

namespace Zhiheng.Architecture.Tests;

/// <summary>A file of the repository as text; <paramref name="Path"/> is relative to its root and written with '/'.</summary>
internal sealed record SourceFile(string Path, string Text)
{
    /// <summary>The text without lines that only comment, so that a rule about code does not trip over a sentence about it.</summary>
    public string Code { get; } = Regex.Replace(Text, @"^[ \t]*//.*$", "", RegexOptions.Multiline);

    /// <summary>The folder below src: the project that owns the file.</summary>
    public string Project => Path.Split('/')[1];

    public int LineOf(int index) => Text.AsSpan(0, index).Count('\n') + 1;
}

/// <summary>The files that belong to the repository: read from disk, so that a check also works on an archive without git.</summary>
internal static class Repository
{
    private static readonly HashSet<string> Made =
        new(StringComparer.Ordinal) { ".git", ".vs", ".idea", "bin", "obj", "node_modules", "artifacts", "TestResults" };

    private static readonly HashSet<string> TextKinds =
        new(StringComparer.Ordinal)
        {
            ".cs", ".cshtml", ".csproj", ".props", ".targets", ".slnx", ".json", ".md", ".sql", ".css", ".js", ".svg", ".sh", ".py", ".pl",
            ".txt", ".yml", ".yaml", ".editorconfig", ".gitignore", "",
        };

    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<SourceFile> Files { get; } =
        [.. Walk(new DirectoryInfo(Root)).Select(file => new SourceFile(Relative(file), File.ReadAllText(file.FullName)))];

    public static IEnumerable<SourceFile> Under(string folder, params string[] kinds)
        => Files.Where(file => file.Path.StartsWith(folder + "/", StringComparison.Ordinal) && kinds.Contains(Path.GetExtension(file.Path)));

    public static SourceFile Named(string path)
        => Files.SingleOrDefault(file => file.Path == path) ?? throw new FileNotFoundException($"The repository has no file {path}.");

    private static IEnumerable<FileInfo> Walk(DirectoryInfo folder)
        => folder.EnumerateFiles().Where(file => TextKinds.Contains(file.Extension) && file.Name != ".git")
            .Concat(folder.EnumerateDirectories().Where(child => !IsMade(child)).SelectMany(Walk));

    // "data" at the root is the running installation; src/**/Data is source.
    private static bool IsMade(DirectoryInfo folder)
        => Made.Contains(folder.Name) || (folder.Name == "data" && folder.Parent!.FullName == Root) || folder.LinkTarget is not null;

    private static string Relative(FileInfo file) => Path.GetRelativePath(Root, file.FullName).Replace('\\', '/');

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Zhiheng.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests of the architecture read the repository they were built in; it was not found.");
    }
}
