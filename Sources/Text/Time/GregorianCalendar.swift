/// Days since 1970-01-01 in the Gregorian calendar, carried back before its introduction.
public enum GregorianCalendar {
    /// The number of a day; months and days out of range carry over.
    public static func day(year: Int, month: Int, day: Int) -> Int {
        // Years begin in March here, so that the leap day is the last of its year.
        let months = year * 12 + month - 3
        let marchYear = months >= 0 ? months / 12 : (months - 11) / 12
        let marchMonth = months - marchYear * 12
        let era = marchYear >= 0 ? marchYear / 400 : (marchYear - 399) / 400
        let yearOfEra = marchYear - era * 400
        let dayOfYear = (153 * marchMonth + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The date of a day.
    public static func date(ofDay day: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = day + 719_468
        let era = shifted >= 0 ? shifted / 146_097 : (shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }

    /// The weekday of a day: 1 is Monday, 7 is Sunday.
    public static func weekday(ofDay day: Int) -> Int {
        // 1970-01-01 was a Thursday.
        let rest = (day + 3) % 7
        return (rest < 0 ? rest + 7 : rest) + 1
    }
}
