namespace Zhiheng.Toolbox.Tests;

/// <summary>The golden cases of measurement systems, acceptance sampling, surveys, surveillance, signals and basics, one test a case.</summary>
public class FamilyCaseTests
{
    private static readonly string[] Families = ["acceptance", "msa", "basic", "survey", "outbreak", "signals"];

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (var family in Families)
            {
                foreach (var id in Golden.File(family).Ids)
                {
                    cases.Add(family, id);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_case_gives_what_is_expected(string family, string id) => Assert.Null(Golden.File(family).Run(id).Difference);

    /// <summary>Includes the cases whose data come with packages under the GPL.</summary>
    [WholeGoldenFact]
    public void Every_case_of_the_whole_files_gives_what_is_expected()
        => Assert.Equal([], Families.SelectMany(family => Golden.Whole(family)!.RunAll()).Select(result => result.Difference).OfType<string>());
}
