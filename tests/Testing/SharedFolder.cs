namespace Zhiheng.Testing;

/// <summary>
/// Data that may not be copied into the repository lie in a folder "shared" beside or above it. Where it is absent, tests against them say so and
/// are skipped, except on continuous integration (CI=true), where they run and fail. Two test projects that do without this one compile this file.
/// </summary>
public static class SharedFolder
{
    /// <summary>The file or folder of that path in it; null where it is not there.</summary>
    public static string? Find(params string[] path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var found = Path.Combine([folder.FullName, "shared", .. path]);
            if (Path.Exists(found))
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>Why a test is skipped that needs <paramref name="what"/>; null: it is not.</summary>
    public static string? Missing(string what, params string[] path)
        => Find(path) is null && Environment.GetEnvironmentVariable("CI") != "true" ? $"The folder 'shared' with {what} was not found beside the repository." : null;
}
