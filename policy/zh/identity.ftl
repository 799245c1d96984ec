### Who answers in law: how identity is told, verified, and looked at.
